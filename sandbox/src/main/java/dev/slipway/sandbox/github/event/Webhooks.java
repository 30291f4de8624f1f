package dev.slipway.sandbox.github.event;

import dev.slipway.sandbox.github.store.Delivery;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.Hook;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.http.SandboxLoops;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells hooks of events, after the call that caused them has been answered.
 *
 * <p>Each attempt is recorded. As at GitHub nothing is tried twice by itself: whoever missed an event asks for its
 * redelivery.
 */
public final class Webhooks implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final int AT_ONCE = 8;
    private static final int ANSWER_KEPT = 2_000;

    private final GitHubStore store;
    private final WebClient client;
    private final Clock clock;
    private final Sinks.Many<Letter> letters = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable loop;

    /** @param store knows the hooks and keeps the attempts */
    public Webhooks(GitHubStore store, Clock clock) {
        this.store = store;
        this.client = WebClient.builder()
                .clientConnector(SandboxLoops.connector(ConnectionProvider.create("webhooks", AT_ONCE)))
                .build();
        this.clock = clock;
        this.loop = this.letters.asFlux().flatMap(this::deliver, AT_ONCE).subscribe();
    }

    /**
     * Tells all hooks that want to hear of it.
     *
     * @param action what happened, for events that have actions
     * @param payload the event's fields
     */
    public void send(
            HostedRepository repository, String event, @Nullable String action, Map<String, @Nullable Object> payload) {
        String json = JSON.writeValueAsString(payload);
        this.store.hooks(repository.id()).stream()
                .filter((hook) -> hook.wants(event))
                .forEach((hook) -> post(new Letter(hook, UUID.randomUUID().toString(), event, action, json, false)));
    }

    /** Tells one hook that it is there. */
    public void ping(Hook hook, Map<String, @Nullable Object> payload) {
        post(new Letter(hook, UUID.randomUUID().toString(), "ping", null, JSON.writeValueAsString(payload), false));
    }

    /** Tells a hook once more what it was told before. */
    public void repeat(Hook hook, Delivery earlier) {
        post(new Letter(hook, earlier.guid(), earlier.event(), earlier.action(), earlier.payload(), true));
    }

    @Override
    public void close() {
        this.loop.dispose();
    }

    private synchronized void post(Letter letter) {
        this.letters.emitNext(letter, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private Mono<Void> deliver(Letter letter) {
        Instant start = this.clock.instant();
        boolean form = letter.hook().contentType().equals("form");
        byte[] body = (form ? "payload=" + URLEncoder.encode(letter.json(), StandardCharsets.UTF_8) : letter.json())
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers(letter, form, body);
        return Mono.defer(() -> this.client
                        .post()
                        .uri(URI.create(letter.hook().url()))
                        .headers((all) -> headers.forEach(all::set))
                        .bodyValue(body)
                        .exchangeToMono(Webhooks::read))
                .timeout(LONGEST_ANSWER)
                .onErrorResume(
                        (ex) -> Mono.just(new Reply(0, "failed to connect to host", String.valueOf(ex.getMessage()))))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext((reply) -> record(letter, headers, start, reply))
                .then();
    }

    private static Mono<Reply> read(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        String outcome = status.is2xxSuccessful() ? "OK" : "Invalid HTTP Response: " + status.value();
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map((body) ->
                        new Reply(status.value(), outcome, body.substring(0, Math.min(body.length(), ANSWER_KEPT))));
    }

    private void record(Letter letter, Map<String, String> headers, Instant start, Reply reply) {
        if (this.store.hook(letter.hook().id()).isEmpty()) {
            return;
        }
        double seconds = Duration.between(start, this.clock.instant()).toMillis() / 1000.0;
        this.store.save(new Delivery(
                this.store.nextId(),
                letter.hook().id(),
                letter.hook().repository(),
                letter.guid(),
                letter.event(),
                letter.action(),
                letter.again(),
                start,
                seconds,
                reply.outcome(),
                reply.status(),
                headers,
                letter.json(),
                reply.body()));
    }

    private static Map<String, String> headers(Letter letter, boolean form, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/sandbox");
        headers.put("X-GitHub-Event", letter.event());
        headers.put("X-GitHub-Delivery", letter.guid());
        headers.put("X-GitHub-Hook-ID", Long.toString(letter.hook().id()));
        headers.put("X-GitHub-Hook-Installation-Target-Type", "repository");
        headers.put(
                "X-GitHub-Hook-Installation-Target-ID",
                Long.toString(letter.hook().repository()));
        headers.put("X-GitHub-Enterprise-Host", "localhost");
        String secret = letter.hook().secret();
        if (secret != null) {
            headers.put("X-Hub-Signature", Signature.of("SHA1", secret, body));
            headers.put("X-Hub-Signature-256", Signature.of("SHA256", secret, body));
        }
        return headers;
    }

    /** What is to be told to a hook. */
    private record Letter(
            Hook hook, String guid, String event, @Nullable String action, String json, boolean again) {}

    /** How it went. */
    private record Reply(int status, String outcome, String body) {}
}
