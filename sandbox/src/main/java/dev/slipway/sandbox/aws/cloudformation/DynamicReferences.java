package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts secrets in the place of <code>{{resolve:secretsmanager:…}}</code>, at the last moment: the stack's record holds
 * the reference, never the secret.
 */
final class DynamicReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:(?<service>[a-z-]+):(?<rest>[^}]+)}}");
    private static final Pattern SECRET = Pattern.compile("(?<id>arn:(?:[^:]*:){5}[^:]+|[^:]+)"
            + "(?::SecretString(?::(?<key>[^:]*))?(?::(?<stage>[^:]*))?(?::(?<version>[^:]*))?)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerAsyncClient secrets;

    DynamicReferences(SandboxClients clients) {
        this.secrets = clients.client(SecretsManagerAsyncClient.builder());
    }

    JsonNode resolve(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            node.propertyStream().forEach((member) -> result.set(member.getKey(), resolve(member.getValue())));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            node.forEach((item) -> result.add(resolve(item)));
            return result;
        }
        return node.isString()
                ? JsonNodeFactory.instance.stringNode(
                        REFERENCE.matcher(node.asString()).replaceAll(this::value))
                : node;
    }

    private String value(MatchResult match) {
        String service = match.group(1);
        Matcher secret = SECRET.matcher(match.group(2));
        if (!service.equals("secretsmanager") || !secret.matches()) {
            throw new IllegalArgumentException(
                    "Incorrect format is used in the dynamic reference; the sandbox resolves {{resolve:secretsmanager:…}}: "
                            + match.group());
        }
        String value = SandboxClients.await(
                        this.secrets.getSecretValue((request) -> request.secretId(secret.group("id"))
                                .versionStage(blankAsNull(secret.group("stage")))
                                .versionId(blankAsNull(secret.group("version")))))
                .secretString();
        String key = blankAsNull(secret.group("key"));
        return Matcher.quoteReplacement(key == null ? value : member(value, key, secret.group("id")));
    }

    private static String member(String value, String key, String id) {
        JsonNode member = JSON.readTree(value).path(key);
        if (member.isMissingNode()) {
            throw new IllegalArgumentException(
                    "Could not find a value associated with JSONKey in SecretString: %s of %s".formatted(key, id));
        }
        return member.asString();
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return (text == null || text.isBlank()) ? null : text;
    }
}
