package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a credential speaks to GitHub: a user by name and token, a GitHub App by tokens of its installation. */
final class GitHubLogin {

    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Credential credential;
    private final URI api;
    private @Nullable String token;
    private Instant expires = Instant.MIN;

    /**
     * @param credential a GitHub App, or a user name with a token
     * @param api address of GitHub's API
     */
    GitHubLogin(Credential credential, URI api) {
        this.credential = credential;
        this.api = api;
    }

    String authorization() throws IOException {
        if (this.credential.kind() == Credential.Kind.GITHUB_APP) {
            return "Bearer " + installationToken();
        }
        String pair = this.credential.user() + ":" + this.credential.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    BranchSource.Login forGit() throws IOException {
        return this.credential.kind() == Credential.Kind.GITHUB_APP
                ? new BranchSource.Login("x-access-token", installationToken())
                : new BranchSource.Login(Objects.requireNonNull(this.credential.user()), this.credential.secret());
    }

    private synchronized String installationToken() throws IOException {
        String known = this.token;
        if (known != null && Instant.now().plus(EARLY).isBefore(this.expires)) {
            return known;
        }
        String owner = Optional.ofNullable(this.credential.owner()).orElse("");
        JsonNode installation = asApp(
                HttpRequest.newBuilder(at("/orgs/" + owner + "/installation")).GET());
        JsonNode answer = asApp(HttpRequest.newBuilder(
                        at("/app/installations/" + installation.path("id").asLong(0) + "/access_tokens"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        String fresh = answer.path("token").asString("");
        this.token = fresh;
        this.expires =
                Instant.parse(answer.path("expires_at").asString(Instant.now().toString()));
        return fresh;
    }

    private URI at(String path) {
        return URI.create(this.api + path);
    }

    private JsonNode asApp(HttpRequest.Builder request) throws IOException {
        return GitHubApi.body(GitHubApi.exchange(request.header("Authorization", "Bearer " + appToken())));
    }

    /** Signs the token that says which app asks; GitHub takes it for ten minutes at most. */
    private String appToken() throws IOException {
        long now = Instant.now().getEpochSecond();
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encode("{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                        .formatted(now - 30, now + 480, this.credential.user()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            String key = this.credential.secret().replaceAll("-----[A-Z ]+-----", "");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key))));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException ex) {
            throw new IOException(
                    "The private key of GitHub App '%s' cannot be used; it must be PKCS#8 in PEM."
                            .formatted(this.credential.id()),
                    ex);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
