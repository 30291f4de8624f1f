package dev.slipway.sandbox.proof.access;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.ProofFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Somebody who knocks at the portal: a person with a session, a pipeline with a token, or nobody. */
final class Principal {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI portal;
    private final HttpClient client;
    private final @Nullable String token;
    private final String csrf;

    private Principal(URI portal, HttpClient client, @Nullable String token, String csrf) {
        this.portal = portal;
        this.client = client;
        this.token = token;
        this.csrf = csrf;
    }

    /** Somebody without a session, perhaps with a token. */
    static Principal bearing(URI portal, @Nullable String token) {
        return new Principal(
                portal, HttpClient.newBuilder().followRedirects(Redirect.NEVER).build(), token, "");
    }

    /** Signs a person in by the provider's page. */
    static Principal signedIn(URI portal, String login) {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient following = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(Redirect.NORMAL)
                .build();
        HttpResponse<String> page =
                send(following, HttpRequest.newBuilder(portal.resolve("/help")).build());
        Document provider = Jsoup.parse(page.body(), page.uri().toString());
        Element form = Objects.requireNonNull(
                Objects.requireNonNull(provider.selectFirst("[name=login][value=" + login + "]"), login)
                        .closest("form"));
        StringBuilder body = new StringBuilder("login=" + login);
        form.select("input[name]")
                .forEach((field) -> body.append('&')
                        .append(field.attr("name"))
                        .append('=')
                        .append(URLEncoder.encode(field.attr("value"), StandardCharsets.UTF_8)));
        HttpResponse<String> help = send(
                following,
                HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
        Element csrf = Jsoup.parse(help.body()).selectFirst("input[name=_csrf]");
        Expect.that(csrf != null, login + " signs in", help.statusCode());
        HttpClient staying = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(Redirect.NEVER)
                .build();
        return new Principal(portal, staying, null, Objects.requireNonNull(csrf).attr("value"));
    }

    /** Sends a request and returns how it was answered; the body is not waited for. */
    Answer knock(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(this.portal.resolve(path)).timeout(PATIENCE);
        if (this.token != null) {
            request.header("Authorization", "Bearer " + this.token);
        }
        if (method.equals("GET")) {
            request.GET();
        } else {
            boolean api = path.startsWith("/api/");
            request.header("X-CSRF-TOKEN", this.csrf)
                    .header("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(body.isEmpty() && api ? "{}" : body));
        }
        try {
            HttpResponse<InputStream> answer = this.client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return new Answer(
                    answer.statusCode(), answer.headers().firstValue("Location").orElse(""));
        } catch (IOException ex) {
            throw new ProofFailed("%s %s got no answer: %s".formatted(method, path, ex));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new ProofFailed("%s got no answer: %s".formatted(request.uri(), ex));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param location where it leads; empty for nowhere
     */
    record Answer(int status, String location) {

        boolean isIn() {
            return this.status != 401 && this.status != 403 && !this.location.startsWith("/oauth2/");
        }
    }
}
