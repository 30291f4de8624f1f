package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What stands at the root: the controller itself, the queue, crumbs, the linter. */
final class RootApi {

    private final Jenkins jenkins;
    private final ItemApi items;
    private final CredentialsApi credentials;
    private final Pages pages;

    RootApi(Jenkins jenkins) {
        this.jenkins = jenkins;
        this.pages = new Pages(jenkins);
        this.credentials = new CredentialsApi(jenkins);
        this.items = new ItemApi(jenkins, this.pages, this.credentials);
    }

    Answer answer(Exchange exchange) throws IOException {
        if (!exchange.path().isEmpty() && exchange.path().get(0).equals("job")) {
            return this.items.answer(exchange);
        }
        String path = exchange.rest(0);
        if (path.startsWith("credentials/store/system/domain/_")) {
            return this.credentials.answer("", exchange, 5);
        }
        if (path.startsWith("queue/item/") && path.endsWith("/api/json") && exchange.reads()) {
            return this.jenkins
                    .queue()
                    .find(id(exchange.path().get(2)))
                    .map((item) -> Answer.json(QueueJson.of(this.jenkins, item)))
                    .orElseThrow(Refusal::notFound);
        }
        return exchange.posts() ? post(path, exchange) : get(path, exchange);
    }

    private Answer get(String path, Exchange exchange) {
        return switch (path) {
            case "" -> Answer.html(200, this.pages.root());
            case "api/json" -> ItemApi.json(exchange, new ItemJson(this.jenkins, ItemApi.chooses(exchange)).root());
            case "queue/api/json" -> ItemApi.json(exchange, QueueJson.all(this.jenkins));
            case "crumbIssuer/api/json" ->
                Answer.json(Json.of("hudson.security.csrf.DefaultCrumbIssuer")
                        .put("crumb", crumb(exchange.user()))
                        .put("crumbRequestField", "Jenkins-Crumb")
                        .map());
            case "whoAmI/api/json" ->
                Answer.json(Json.of("hudson.security.WhoAmI")
                        .put("anonymous", exchange.user().isEmpty())
                        .put("authenticated", !exchange.user().isEmpty())
                        .put("name", exchange.user())
                        .map());
            default -> throw Refusal.notFound();
        };
    }

    private Answer post(String path, Exchange exchange) throws IOException {
        return switch (path) {
            case "createItem" -> this.items.create("", exchange);
            case "queue/cancelItem" -> {
                this.jenkins.queue().cancel(id(exchange.fields().getOrDefault("id", "")));
                yield Answer.empty(204);
            }
            case "pipeline-model-converter/validate" ->
                Answer.text(BuildProcess.validate(
                        this.jenkins.runnerClassPath(), exchange.fields().getOrDefault("jenkinsfile", "")));
            default -> throw Refusal.notFound();
        };
    }

    /** Returns the crumb of a user: the same until this JVM ends, as a real one is for a session. */
    static String crumb(String user) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((user + CrumbSalt.VALUE).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JVM has SHA-256.", ex);
        }
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException ex) {
            throw Refusal.notFound();
        }
    }

    private static final class CrumbSalt {

        static final String VALUE = UUID.randomUUID().toString();

        private CrumbSalt() {}
    }
}
