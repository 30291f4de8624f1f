package dev.slipway.sandbox.proof.contracts.aws;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an input as a request in the protocol of its service, as Amazon's clients would if they let it pass. */
final class WireWriter {

    private static final String CREDENTIAL =
            "AWS4-HMAC-SHA256 Credential=sandbox/20260101/eu-central-1/%s/aws4_request, Signature=0";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PublishedModel model;
    private final URI endpoint;

    WireWriter(PublishedModel model, URI endpoint) {
        this.model = model;
        this.endpoint = endpoint;
    }

    HttpRequest request(BadInput input) {
        HttpRequest.Builder request = switch (this.model.fact("protocol")) {
            case "json" -> json(input);
            case "query" -> query(input);
            default -> rest(input);
        };
        return request.header("Authorization", CREDENTIAL.formatted(this.model.signingName()))
                .timeout(PATIENCE)
                .build();
    }

    private HttpRequest.Builder json(BadInput input) {
        return HttpRequest.newBuilder(this.endpoint)
                .header("X-Amz-Target", this.model.fact("targetPrefix") + "." + input.operation())
                .header("Content-Type", "application/x-amz-json-" + this.model.fact("jsonVersion"))
                .POST(BodyPublishers.ofString(input.parameters().toString()));
    }

    private HttpRequest.Builder query(BadInput input) {
        Map<String, String> form = new TreeMap<>();
        form.put("Action", input.operation());
        form.put("Version", this.model.fact("apiVersion"));
        new FormFields(this.model, form).add(input.parameters(), this.model.input(input.operation()), "");
        return HttpRequest.newBuilder(this.endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
    }

    private HttpRequest.Builder rest(BadInput input) {
        JsonNode http = this.model.operation(input.operation()).path("http");
        String path = http.path("requestUri").asString();
        Map<String, String> query = new TreeMap<>();
        Map<String, String> headers = new TreeMap<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonNode members = this.model.input(input.operation()).path("members");
        for (Map.Entry<String, JsonNode> parameter : input.parameters().properties()) {
            JsonNode reference = members.path(parameter.getKey());
            String name = reference.path("locationName").asString(parameter.getKey());
            String text = parameter.getValue().asString("");
            switch (reference.path("location").asString(reference.isMissingNode() ? "querystring" : "body")) {
                case "uri" ->
                    path = path.replaceAll("\\{" + name + "\\+?}", encode(text).replace("$", "%24"));
                case "querystring" -> query.put(name, text);
                case "header" -> headers.put(name, text);
                default -> {
                    if (this.model.fact("protocol").equals("rest-json")) {
                        body.set(name, parameter.getValue());
                    }
                }
            }
        }
        String separator = path.contains("?") ? "&" : "?";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(this.endpoint + path + (query.isEmpty() ? "" : separator + encoded(query))));
        headers.forEach((name, value) -> request.header(name, encode(value)));
        return request.header("Content-Type", "application/json")
                .method(
                        http.path("method").asString(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
