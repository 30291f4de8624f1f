package dev.slipway.portal.bench;

import dev.slipway.portal.outside.TestPortal;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A portal in a world where everything takes its time. */
final class SlowWorld implements AutoCloseable {

    private static final Map<String, Object> AS_IN_PRODUCTION = Map.of(
            "slipway.engine.lease", "10s",
            "slipway.engine.heartbeat", "3s",
            "slipway.engine.sweep", "2s",
            "slipway.deployment.ask-again-in", "2s",
            "slipway.drift.round", "1h");

    final Latencies latencies;
    final TestPortal portal;

    /** @param before see {@link Latencies} */
    SlowWorld(Function<String, Mono<Void>> before) {
        this.latencies = new Latencies(before);
        this.portal = new TestPortal(AS_IN_PRODUCTION, this.latencies);
        this.portal.stacks.takes(Latencies.STACK);
        this.portal.builds.onScan(folder -> Mono.delay(Latencies.BUILD)
                .publishOn(Schedulers.boundedElastic())
                .subscribe(built -> this.portal.buildAndDeploy(folder)));
    }

    @Override
    public void close() {
        this.portal.close();
    }
}
