package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::SecretsManager::SecretTargetAttachment}: writes a database's address into its secret. */
final class SecretTargetType implements ResourceType {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerAsyncClient secrets;
    private final RdsAsyncClient rds;

    SecretTargetType(SandboxClients clients) {
        this.secrets = clients.client(SecretsManagerAsyncClient.builder());
        this.rds = clients.client(RdsAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SecretsManager::SecretTargetAttachment";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        if (!properties.text("TargetType", "").equals("AWS::RDS::DBInstance")) {
            throw new IllegalArgumentException("The sandbox attaches secrets to AWS::RDS::DBInstance only, not to "
                    + properties.text("TargetType"));
        }
        String secret = properties.text("SecretId", "");
        DBInstance database = await(
                        this.rds.describeDBInstances((call) -> call.dbInstanceIdentifier(properties.text("TargetId"))))
                .dbInstances()
                .get(0);
        String value = await(this.secrets.getSecretValue((call) -> call.secretId(secret)))
                .secretString();
        ObjectNode attached = ((ObjectNode) JSON.readTree(value))
                .put("engine", database.engine())
                .put("host", database.endpoint().address())
                .put("port", database.endpoint().port())
                .put("dbInstanceIdentifier", database.dbInstanceIdentifier());
        if (database.dbName() != null) {
            attached.put("dbname", database.dbName());
        }
        await(this.secrets.putSecretValue((call) -> call.secretId(secret).secretString(attached.toString())));
        return Physical.of(secret);
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        return Optional.of(create(after));
    }

    @Override
    public void delete(Removal removal) {
        // The secret keeps the address until it goes itself.
    }
}
