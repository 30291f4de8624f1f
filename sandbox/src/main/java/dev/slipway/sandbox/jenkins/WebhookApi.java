package dev.slipway.sandbox.jenkins;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /github-webhook/}: deliveries of GitHub, which say what is worth a look; the API is asked what is true. */
final class WebhookApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADS = "refs/heads/";

    private final Jenkins jenkins;

    WebhookApi(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * Takes a delivery.
     *
     * @param event name of the event
     * @param signature the header {@code X-Hub-Signature-256}; null when it is missing
     * @param contentType content type of the body
     * @param body the body as it came
     */
    Answer answer(String event, @Nullable String signature, String contentType, byte[] body) {
        String secret = this.jenkins.settings().webhookSecretIfAny().orElse("");
        if (!secret.isEmpty() && !isSigned(secret, signature, body)) {
            return Answer.of(
                    400,
                    "text/plain;charset=utf-8",
                    "Provided signature [%s] did not match to calculated".formatted(signature));
        }
        if (event.isEmpty()) {
            return Answer.of(400, "text/plain;charset=utf-8", "The header X-GitHub-Event is missing.");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            take(
                    event,
                    JSON.readTree(
                            contentType.contains("form") ? Urls.fields(text).get("payload") : text));
        } catch (JacksonException ex) {
            return Answer.of(400, "text/plain;charset=utf-8", "The payload is no JSON.");
        }
        return Answer.empty(200);
    }

    private void take(String event, JsonNode payload) {
        String repository = payload.path("repository").path("full_name").asString("");
        switch (event) {
            case "push" -> {
                String ref = payload.path("ref").asString("");
                if (ref.startsWith(HEADS)) {
                    String branch = ref.substring(HEADS.length());
                    scan(
                            repository,
                            "Push event to branch " + branch,
                            (head) -> head.change() == null && head.name().equals(branch));
                }
            }
            case "pull_request" -> {
                int number = payload.path("number").asInt(0);
                String action = payload.path("action").asString("");
                scan(
                        repository,
                        "Pull request #%d %s".formatted(number, action),
                        (head) -> head.name().equals("PR-" + number));
            }
            case "create", "delete", "repository" -> scan(repository, "Branch event", (head) -> event.equals("create"));
            default -> {}
        }
    }

    private void scan(String repository, String cause, Predicate<Head> wanted) {
        this.jenkins.items().all().stream()
                .filter((item) -> item.kind() == Item.Kind.MULTIBRANCH)
                .filter((item) -> new ItemConfig(item.config())
                        .source()
                        .map((source) -> (source.owner() + "/" + source.repository()).equalsIgnoreCase(repository))
                        .orElse(false))
                .forEach((item) -> this.jenkins.indexing().scan(item, BuildRecord.Cause.push(cause), wanted));
    }

    private static boolean isSigned(String secret, @Nullable String signature, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    String.valueOf(signature).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException ex) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256.", ex);
        }
    }
}
