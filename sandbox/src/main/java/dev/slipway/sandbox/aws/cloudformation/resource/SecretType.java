package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::SecretsManager::Secret}, with a given value or a generated one. A deleted one keeps its name for 30 days. */
final class SecretType implements ResourceType {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerAsyncClient secrets;

    SecretType(SandboxClients clients) {
        this.secrets = clients.client(SecretsManagerAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::SecretsManager::Secret";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String arn = await(this.secrets.createSecret(SdkShapes.fill(CreateSecretRequest.builder(), properties.tree())
                        .name(properties.text("Name", request.pickedShortName()))
                        .secretString(value(properties))
                        .build()))
                .arn();
        return new Physical(arn, Map.of("Id", arn));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        Properties properties = after.properties();
        boolean sameName = before.properties().text("Name", "").equals(properties.text("Name", ""));
        boolean sameRule =
                before.properties().member("GenerateSecretString").equals(properties.member("GenerateSecretString"));
        if (!sameName) {
            return Optional.empty();
        }
        String value = sameRule ? properties.text("SecretString") : value(properties);
        await(this.secrets.updateSecret((call) -> call.secretId(existing.id())
                .description(properties.text("Description"))
                .secretString(value)));
        return Optional.of(existing);
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.secrets.tagResource((call) -> call.secretId(id)
                .tags(TagShapes.of(
                        tags,
                        (key, value) -> Tag.builder().key(key).value(value).build()))));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.secrets.deleteSecret((call) -> call.secretId(removal.id())));
    }

    private @Nullable String value(Properties properties) {
        if (!properties.has("GenerateSecretString")) {
            return properties.text("SecretString");
        }
        Properties rule = properties.member("GenerateSecretString");
        String password = await(
                        this.secrets.getRandomPassword(SdkShapes.fill(GetRandomPasswordRequest.builder(), rule.tree())
                                .build()))
                .randomPassword();
        String key = rule.text("GenerateStringKey");
        if (key == null) {
            return password;
        }
        ObjectNode value = (ObjectNode) JSON.readTree(rule.text("SecretStringTemplate", "{}"));
        return value.put(key, password).toString();
    }
}
