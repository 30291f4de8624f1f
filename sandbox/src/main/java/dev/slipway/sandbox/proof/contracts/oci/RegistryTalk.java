package dev.slipway.sandbox.proof.contracts.oci;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Speaks to a registry as the specification says, and writes down what is answered otherwise. */
final class RegistryTalk {

    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> differences = new ArrayList<>();
    private final URI registry;
    private final String login;
    private int made;

    /**
     * @param registry address of the registry
     * @param login user and password with a colon between them
     */
    RegistryTalk(URI registry, String login) {
        this.registry = registry;
        this.login = login;
    }

    /** Sends a request whose answer must have this status; answers of the protocol carry its error code too. */
    HttpResponse<String> expect(
            String what, int status, String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(this.registry.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!this.login.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(this.login.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> answer = this.client.send(request.build(), BodyHandlers.ofString());
            holds(
                    "%s answers %d (%s %s: %d %s)"
                            .formatted(what, status, method, path, answer.statusCode(), answer.body()),
                    answer.statusCode() == status);
            return answer;
        } catch (IOException ex) {
            throw new IllegalStateException("The registry did not answer " + what, ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", ex);
        }
    }

    HttpResponse<String> expect(String what, int status, String method, String path) {
        return expect(what, status, method, path, "", Map.of());
    }

    /** Expects a refusal with one of the specification's codes. */
    void refused(String what, int status, String code, String method, String path, String body) {
        HttpResponse<String> answer = expect(what, status, method, path, body, Map.of("Content-Type", OCI_MANIFEST));
        holds(
                "%s is refused as %s: %s".formatted(what, code, answer.body()),
                method.equals("HEAD") || answer.body().contains("\"code\":\"%s\"".formatted(code)));
    }

    void header(String what, HttpResponse<String> answer, String name, String value) {
        String given = answer.headers().firstValue(name).orElse("none");
        holds("%s has the header %s: %s, not %s".formatted(what, name, value, given), given.equals(value));
    }

    /** Returns where an upload or a blob goes on. */
    String location(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        holds("an upload says where it goes on", !location.isEmpty());
        return location;
    }

    void holds(String what, boolean so) {
        this.made++;
        if (!so) {
            this.differences.add("not so: " + what);
        }
    }

    int made() {
        return this.made;
    }

    List<String> differences() {
        return this.differences;
    }

    static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
