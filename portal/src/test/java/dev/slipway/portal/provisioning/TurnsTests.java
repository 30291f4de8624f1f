package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The line in which the writes of a run stand. */
class TurnsTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Turns turns = new Turns();

    @Test
    void letsWorkPassOneAfterAnother() {
        List<String> log = new CopyOnWriteArrayList<>();
        Sinks.Empty<Void> gate = Sinks.empty();
        Mono<Void> first = this.turns.take(gate.asMono().then(Mono.fromRunnable(() -> log.add("first"))));
        Mono<Void> second = this.turns.take(Mono.fromRunnable(() -> log.add("second")));

        StepVerifier.create(Mono.when(first, second))
                .then(gate::tryEmitEmpty)
                .expectComplete()
                .verify(SOON);

        assertThat(log).containsExactly("first", "second");
    }

    @Test
    void nobodyWaitsForATurnThatNeverComes() {
        Mono<Void> underWay = this.turns.take(Mono.never());
        Mono<Void> inLine = this.turns.take(Mono.empty());

        StepVerifier.create(Mono.when(underWay, inLine))
                .then(this.turns::dispose)
                .verifyError(CancellationException.class);
        StepVerifier.create(this.turns.take(Mono.empty())).verifyError(CancellationException.class);
    }
}
