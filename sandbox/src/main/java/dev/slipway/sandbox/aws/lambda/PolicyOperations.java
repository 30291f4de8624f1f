package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import dev.slipway.sandbox.aws.lambda.LambdaFunction.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** The operations on resource policies, which say who may invoke a function. */
final class PolicyOperations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String POLICY = "/2015-03-31/functions/{function}/policy";

    private final FunctionStore functions;

    PolicyOperations(FunctionStore functions) {
        this.functions = functions;
    }

    void addTo(RestJsonProtocol protocol) {
        protocol.operation(HttpMethod.POST, POLICY, 201, this::add)
                .operation(HttpMethod.GET, POLICY, 200, this::get)
                .operation(HttpMethod.DELETE, POLICY + "/{statement}", 204, this::remove);
    }

    private Object add(RestInput call) {
        FunctionName name = FunctionOperations.name(call);
        String id = call.body().required("StatementId");
        Permission permission = new Permission(
                call.body().required("Action"),
                call.body().required("Principal"),
                call.body().text("SourceArn"));
        this.functions.change(name, (function) -> {
            function.version(name.qualifier());
            Map<String, Permission> statements =
                    new LinkedHashMap<>(function.permissions().getOrDefault(name.key(), Map.of()));
            if (statements.putIfAbsent(id, permission) != null) {
                throw new AwsError(
                        409,
                        "ResourceConflictException",
                        "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                                .formatted(id));
            }
            return function.withPermissions(name.key(), statements);
        });
        return Map.of("Statement", JSON.writeValueAsString(statement(name, id, permission)));
    }

    private Object get(RestInput call) {
        FunctionName name = FunctionOperations.name(call);
        Map<String, Permission> statements =
                this.functions.get(name).permissions().getOrDefault(name.key(), Map.of());
        if (statements.isEmpty()) {
            throw notFound();
        }
        List<Object> all = new ArrayList<>();
        statements.forEach((id, permission) -> all.add(statement(name, id, permission)));
        String policy = JSON.writeValueAsString(Map.of("Version", "2012-10-17", "Id", "default", "Statement", all));
        return Map.of(
                "Policy",
                policy,
                "RevisionId",
                this.functions.get(name).latest().revision());
    }

    private @Nullable Object remove(RestInput call) {
        FunctionName name = FunctionOperations.name(call);
        this.functions.change(name, (function) -> {
            Map<String, Permission> statements =
                    new LinkedHashMap<>(function.permissions().getOrDefault(name.key(), Map.of()));
            if (statements.remove(call.variable("statement")) == null) {
                throw notFound();
            }
            return function.withPermissions(name.key(), statements);
        });
        return null;
    }

    private static Map<String, Object> statement(FunctionName name, String id, Permission permission) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", id);
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", permission.principal()));
        statement.put("Action", permission.action());
        statement.put("Resource", name.arn());
        if (permission.sourceArn() != null) {
            statement.put("Condition", Map.of("ArnLike", Map.of("AWS:SourceArn", permission.sourceArn())));
        }
        return statement;
    }

    private static AwsError notFound() {
        return new AwsError(404, "ResourceNotFoundException", "No policy is associated with the given resource.");
    }
}
