package dev.slipway.lambdas.database;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation's custom resource {@code Custom::SlipwayDatabase}: a database and role of an app's own in the Postgres
 * instance that the apps of an environment share.
 *
 * <p>Properties: {@code Name} of database and role, and {@code SecretArn}, the app's secret whose password the role gets.
 * Attribute: {@code Url}. The owner is the stack; asking twice does it once. The administrator's password is this
 * function's alone. Deleting drops database and role: what was in them is in the instance's backups.
 *
 * <p>Environment: {@code ADMIN_SECRET}, ARN of the administrator's secret, and {@code INSTANCE}, host and port.
 */
public final class SharedDatabaseHandler implements RequestHandler<Map<String, Object>, @Nullable Void> {

    private final Secrets secrets;
    private final String instance;
    private final String adminSecret;
    private final CustomResourceAnswer answer = new CustomResourceAnswer();

    /** Called by the runtime, once for each instance. */
    public SharedDatabaseHandler() {
        this(new StoredSecrets(), variable("INSTANCE"), variable("ADMIN_SECRET"));
    }

    SharedDatabaseHandler(Secrets secrets, String instance, String adminSecret) {
        this.secrets = secrets;
        this.instance = instance;
        this.adminSecret = adminSecret;
    }

    @Override
    public @Nullable Void handleRequest(Map<String, Object> event, Context context) {
        CustomResourceRequest request = CustomResourceRequest.of(event);
        String id = request.physicalId() == null ? request.property("Name") : request.physicalId();
        try {
            SharedInstance shared = new SharedInstance(this.instance, this.secrets.login(this.adminSecret));
            handle(request, shared, id);
            this.answer.success(request, idAfter(request, id), Map.of("Url", shared.url(request.property("Name"))));
            context.getLogger().log("%s of %s done".formatted(request.type(), id));
        } catch (SQLException | RuntimeException ex) {
            context.getLogger().log("%s of %s failed: %s".formatted(request.type(), id, ex));
            this.answer.failure(request, id, String.valueOf(ex.getMessage()));
        }
        return null;
    }

    private void handle(CustomResourceRequest request, SharedInstance shared, String id) throws SQLException {
        if (request.type() == CustomResourceRequest.Type.DELETE) {
            shared.drop(id, request.stackId());
            return;
        }
        String password = this.secrets.login(request.property("SecretArn")).password();
        shared.create(request.property("Name"), request.stackId(), password);
    }

    /** Another id tells CloudFormation that the old resource was replaced and is to be deleted. */
    private static String idAfter(CustomResourceRequest request, String id) {
        return request.type() == CustomResourceRequest.Type.DELETE ? id : request.property("Name");
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("Set the variable %s.".formatted(name));
        }
        return value;
    }
}
