package dev.slipway.sandbox.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the REST API with a token. */
final class Rest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI api;
    private final String token;

    Rest(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    Reply post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    Reply put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, json);
    }

    Reply patch(String path, String json) throws IOException, InterruptedException {
        return send("PATCH", path, json);
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.api + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!this.token.isEmpty()) {
            request.header("Authorization", "Bearer " + this.token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response);
    }

    /** An answer. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return this.response.statusCode();
        }

        String header(String name) {
            return this.response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(this.response.body());
        }

        String text(String field) {
            return json().at("/" + field).asString("");
        }
    }
}
