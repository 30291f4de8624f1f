package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The sandbox's Jenkins: the remote API of a real one, plain pages for people, and builds that really run.
 *
 * <p>Users: {@code admin} with the password {@code admin}, and {@code slipway} with an API token. People may read pages
 * without signing in; the API wants a user. Everything it knows is kept in its folder and survives a restart.
 */
public final class JenkinsServer implements AutoCloseable {

    private final Jenkins jenkins;
    private final RootApi api;
    private final WebhookApi webhooks;
    private final Pages pages;
    private final LoopbackServer server;

    private JenkinsServer(int port, Path dataFolder, JenkinsSettings settings, WebFilter filter) {
        this.jenkins = new Jenkins(dataFolder, settings);
        this.api = new RootApi(this.jenkins);
        this.webhooks = new WebhookApi(this.jenkins);
        this.pages = new Pages(this.jenkins);
        this.server = LoopbackServer.start(port, filter, RouterFunctions.route(RequestPredicates.all(), this::handle));
        this.jenkins.resume(this.server.address());
    }

    /**
     * Starts it.
     *
     * @param port port, or 0 for a free one
     * @param dataFolder where it keeps everything
     * @param settings how it is set up
     */
    public static JenkinsServer start(int port, Path dataFolder, JenkinsSettings settings) {
        return start(port, dataFolder, settings, LoopbackServer.OPEN);
    }

    /**
     * Starts it with something before it.
     *
     * @param port port, or 0 for a free one
     * @param dataFolder where it keeps everything
     * @param settings how it is set up
     * @param filter what each request passes first
     */
    public static JenkinsServer start(int port, Path dataFolder, JenkinsSettings settings, WebFilter filter) {
        return new JenkinsServer(port, dataFolder, settings, filter);
    }

    /** Returns its address. */
    public URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
        this.jenkins.close();
    }

    private Mono<ServerResponse> handle(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .flatMap((body) ->
                        Mono.fromCallable(() -> answer(request, body)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(JenkinsServer::respond);
    }

    private static Mono<ServerResponse> respond(Answer answer) {
        return ServerResponse.status(answer.status())
                .headers((headers) -> answer.headers().forEach(headers::add))
                .bodyValue(answer.body());
    }

    private Answer answer(ServerRequest request, byte[] body) throws IOException {
        List<String> path = path(request);
        String contentType = Optional.ofNullable(request.headers().firstHeader("Content-Type"))
                .orElse("");
        if (path.equals(List.of("github-webhook")) && request.method().name().equals("POST")) {
            return this.webhooks.answer(
                    Optional.ofNullable(request.headers().firstHeader("X-GitHub-Event"))
                            .orElse(""),
                    request.headers().firstHeader("X-Hub-Signature-256"),
                    contentType,
                    body);
        }
        Visitor visitor = Visitor.of(request.headers().firstHeader("Authorization"));
        Exchange exchange = new Exchange(
                request.method().name(),
                path,
                Urls.fields(Optional.ofNullable(request.uri().getRawQuery()).orElse("")),
                contentType,
                new String(body, StandardCharsets.UTF_8),
                visitor.user());
        String rawPath = request.uri().getPath();
        if (visitor.isRefused()) {
            return Answer.container(401, "Unauthorized", rawPath).with("WWW-Authenticate", "Basic realm=\"Jenkins\"");
        }
        if (visitor.user().isEmpty() && !isPage(exchange)) {
            return Answer.html(403, this.pages.error(403, "Authentication required"));
        }
        if (exchange.posts()
                && visitor.needsCrumb()
                && !RootApi.crumb(visitor.user()).equals(request.headers().firstHeader("Jenkins-Crumb"))) {
            return Answer.container(403, "No valid crumb was included in the request", rawPath);
        }
        return answer(exchange);
    }

    /** An action takes what stands behind it for nothing, which jenkins-client relies on: it adds {@code api/json}. */
    private static List<String> path(ServerRequest request) {
        List<String> path = Urls.segments(request.uri().getRawPath());
        int end = path.size();
        boolean isAction = request.method().name().equals("POST")
                && end > 2
                && path.subList(end - 2, end).equals(List.of("api", "json"));
        return isAction ? path.subList(0, end - 2) : path;
    }

    private Answer answer(Exchange exchange) throws IOException {
        try {
            return this.api.answer(exchange);
        } catch (ItemApi.ContainerRefusal ex) {
            return ex.answer();
        } catch (Refusal ex) {
            if (ex.status() == 404 && exchange.method().equals("DELETE")) {
                return Answer.empty(404);
            }
            Answer answer = Answer.html(ex.status(), this.pages.error(ex.status(), String.valueOf(ex.getMessage())));
            return ex.error().isEmpty() ? answer : answer.with("X-Error", ex.error());
        }
    }

    /** Pages for people are open to everybody on this machine, so that a link needs no sign-in. */
    private static boolean isPage(Exchange exchange) {
        String path = exchange.rest(0);
        return exchange.reads()
                && !path.endsWith("api/json")
                && !path.endsWith(".xml")
                && !path.contains("credentials");
    }

    /**
     * Who asks.
     *
     * @param user the user's name; empty for nobody
     * @param needsCrumb whether a change needs a crumb: with a password, not with a token
     * @param isRefused whether the name or secret is wrong
     */
    private record Visitor(String user, boolean needsCrumb, boolean isRefused) {

        static Visitor of(@Nullable String authorization) {
            if (authorization == null || !authorization.startsWith("Basic ")) {
                return new Visitor("", false, false);
            }
            String pair;
            try {
                pair = new String(
                        Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException ex) {
                return new Visitor("", false, true);
            }
            int colon = pair.indexOf(':');
            String user = colon < 0 ? pair : pair.substring(0, colon);
            String secret = colon < 0 ? "" : pair.substring(colon + 1);
            if (JenkinsSettings.isToken(user, secret)) {
                return new Visitor(user, false, false);
            }
            return JenkinsSettings.isPassword(user, secret)
                    ? new Visitor(user, true, false)
                    : new Visitor("", false, true);
        }
    }
}
