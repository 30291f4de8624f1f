package dev.slipway.portal.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks a deployed app one question over HTTP, as its users would. */
public final class SmokeCheck {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final String LOOPBACK = ".localhost";

    private final WebClient everywhere = client(HttpClient.newConnection());
    private final WebClient onThisMachine = client(HttpClient.newConnection().resolver(new LoopbackResolver()));

    /** Asks; an app that does not answer is an answer, too, and no error. */
    public Mono<Answer> ask(URI address) {
        WebClient client = address.getHost().endsWith(LOOPBACK) ? this.onThisMachine : this.everywhere;
        return client.get()
                .uri(address)
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()))
                .timeout(LONGEST_ANSWER)
                .elapsed()
                .map(timed -> new Answer(
                        timed.getT2() >= 200 && timed.getT2() < 300,
                        "%s answered %d in %d ms".formatted(address, timed.getT2(), timed.getT1())))
                .onErrorResume(fault ->
                        Mono.just(new Answer(false, "%s does not answer: %s".formatted(address, words(fault)))));
    }

    private static String words(Throwable fault) {
        Throwable cause = (fault.getCause() != null) ? fault.getCause() : fault;
        return (fault instanceof TimeoutException)
                ? "nothing came within %d seconds".formatted(LONGEST_ANSWER.toSeconds())
                : (cause.getMessage() != null)
                        ? cause.getMessage()
                        : cause.getClass().getSimpleName();
    }

    private static WebClient client(HttpClient client) {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client.followRedirect(false)))
                .build();
    }

    /**
     * What came back.
     *
     * @param ok whether the app answered as one that works
     * @param words the answer, for people
     */
    public record Answer(boolean ok, String words) {}
}
