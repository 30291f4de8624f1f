package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.http.BoundServer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The load balancer itself: takes requests and sends each to a healthy target of the first rule that matches. */
final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Rules rules;
    private final TargetGroups groups;
    private final BoundServer server;
    private final Proxy proxy;
    private final AtomicInteger turn = new AtomicInteger();

    Listener(int port, Rules rules, TargetGroups groups) {
        this.rules = rules;
        this.groups = groups;
        this.proxy = new Proxy(port);
        this.server = BoundServer.bind(port, this::handle);
    }

    URI address() {
        return this.server.address();
    }

    int port() {
        return this.server.port();
    }

    @Override
    public void close() {
        this.server.close();
        this.proxy.close();
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String host = hostOf(request);
        Optional<Rule> rule = this.rules.matching(host, pathOf(request));
        if (rule.isEmpty()) {
            return page(response, HttpResponseStatus.NOT_FOUND, unknownHost(host));
        }
        return attempt(request, response, rule.get(), null);
    }

    private Mono<Void> attempt(
            HttpServerRequest request, HttpServerResponse response, Rule rule, @Nullable Target failed) {
        Target target = choose(rule.targetGroup(), failed);
        if (target == null) {
            return page(response, HttpResponseStatus.SERVICE_UNAVAILABLE, nothingHealthy(hostOf(request), rule));
        }
        return this.proxy.pass(request, response, target).onErrorResume((ex) -> {
            if (failed == null && Proxy.mayRepeat(request, response, ex)) {
                return attempt(request, response, rule, target);
            }
            if (response.hasSentHeaders()) {
                return Mono.error(ex);
            }
            LOG.info("{}:{} did not answer {}: {}", target.host(), target.port(), request.uri(), ex.toString());
            return page(
                    response,
                    Proxy.statusOf(ex),
                    "<p>The task at port %d did not answer as it should.</p>".formatted(target.port()));
        });
    }

    /** Takes the next healthy target in turn, the failed one only if there is no other. */
    private @Nullable Target choose(String group, @Nullable Target failed) {
        List<Target> healthy = new ArrayList<>(
                this.groups.targets(group).stream().filter(Target::isHealthy).toList());
        if (healthy.size() > 1) {
            healthy.remove(failed);
        }
        return healthy.isEmpty() ? null : healthy.get(Math.floorMod(this.turn.getAndIncrement(), healthy.size()));
    }

    private String unknownHost(String host) {
        List<String> known = this.rules.all().stream()
                .flatMap((rule) -> rule.hosts().stream())
                .toList();
        return "<p>The load balancer has no rule for the host <b>%s</b>. It has rules for %s.</p>"
                .formatted(HtmlUtils.htmlEscape(host), known.isEmpty() ? "no host yet" : String.join(", ", known));
    }

    private String nothingHealthy(String host, Rule rule) {
        String name =
                this.groups.find(rule.targetGroup()).map(TargetGroup::name).orElse("that is gone");
        StringBuilder text = new StringBuilder("<p>No healthy task stands behind <b>%s</b> (target group %s).</p><ul>"
                .formatted(HtmlUtils.htmlEscape(host), name));
        this.groups
                .targets(rule.targetGroup())
                .forEach((target) -> text.append("<li>port %d: %s %s</li>"
                        .formatted(
                                target.port(),
                                target.health().state(),
                                target.health().description())));
        return text.append("</ul>").toString();
    }

    private static Mono<Void> page(HttpServerResponse response, HttpResponseStatus status, String text) {
        String page =
                "<!doctype html><html lang=\"en\"><title>%1$s</title><h1>%1$s</h1>%2$s</html>".formatted(status, text);
        return response.status(status)
                .header("Content-Type", "text/html; charset=utf-8")
                .sendString(Mono.just(page))
                .then();
    }

    private static String hostOf(HttpServerRequest request) {
        String host = String.valueOf(request.requestHeaders().get("Host"));
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    private static String pathOf(HttpServerRequest request) {
        String path = request.fullPath();
        return path.isEmpty() ? "/" : path;
    }
}
