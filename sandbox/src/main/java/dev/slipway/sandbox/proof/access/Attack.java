package dev.slipway.sandbox.proof.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One hostile request.
 *
 * @param name what it tries
 * @param method method of the request
 * @param path the raw path with its query
 * @param headers raw headers beside the usual ones
 * @param body the body
 */
record Attack(String name, String method, String path, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> OF_JSON = Map.of("Content-Type", "application/json");

    /** Reads the corpus: hostile values by the place they are put in. */
    static List<Attack> corpus() {
        try (InputStream file = Attack.class.getResourceAsStream("attacks.json")) {
            JsonNode corpus = JSON.readTree(file);
            List<Attack> attacks = new ArrayList<>();
            corpus.path("names").forEach((value) -> addNames(attacks, value.asString()));
            corpus.path("parameters").forEach((value) -> attacks.add(parameter(value.asString())));
            corpus.path("cursors").forEach((value) -> addCursors(attacks, value.asString()));
            corpus.path("paths").forEach((value) -> attacks.add(get("path", value.asString(), Map.of())));
            corpus.path("headers").forEach((value) -> attacks.add(header(value.asString())));
            corpus.path("cookies")
                    .forEach((value) -> attacks.add(get("cookie", "/apps", Map.of("Cookie", value.asString()))));
            corpus.path("bodies")
                    .forEach((value) ->
                            attacks.add(new Attack("body", "POST", "/api/v1/apps", OF_JSON, value.asString())));
            corpus.path("webhooks").forEach((value) -> attacks.add(webhook(value)));
            return attacks;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void addNames(List<Attack> attacks, String value) {
        String order = JSON.writeValueAsString(Map.of("name", value, "team", "city-hall", "template", "tiny"));
        attacks.add(new Attack("name in an order: " + value, "POST", "/api/v1/apps", OF_JSON, order));
        attacks.add(get("name in an address: " + value, "/api/v1/apps/" + encoded(value), Map.of()));
    }

    private static Attack parameter(String value) {
        String order = JSON.writeValueAsString(Map.of(
                "name", "attacked", "team", "city-hall", "template", "tiny", "parameters", Map.of("colour", value)));
        return new Attack("parameter: " + value, "POST", "/api/v1/apps", OF_JSON, order);
    }

    private static void addCursors(List<Attack> attacks, String value) {
        attacks.add(get("cursor of apps: " + value, "/api/v1/apps?cursor=" + encoded(value), Map.of()));
        attacks.add(get("cursor of deployments: " + value, "/api/v1/deployments?cursor=" + encoded(value), Map.of()));
    }

    private static Attack header(String line) {
        int colon = line.indexOf(':', 1);
        return get(
                "header: " + line,
                "/api/v1/apps",
                Map.of(line.substring(0, colon), line.substring(colon + 1).strip()));
    }

    private static Attack webhook(JsonNode hook) {
        return new Attack(
                "webhook: " + hook.path("signature").asString(),
                "POST",
                hook.path("path").asString(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-GitHub-Event",
                        "push",
                        "X-GitHub-Delivery",
                        hook.path("delivery").asString(),
                        "X-Hub-Signature-256",
                        hook.path("signature").asString()),
                "{\"ref\":\"refs/heads/main\"}");
    }

    private static Attack get(String name, String path, Map<String, String> headers) {
        return new Attack(name, "GET", path, headers, "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
