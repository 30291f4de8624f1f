package dev.slipway.portal.bench;

import dev.slipway.portal.outside.TestPortal;
import java.util.HashMap;
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

    private SlowWorld(Map<String, Object> own, int scale, Function<String, Mono<Void>> before) {
        Map<String, Object> settings = new HashMap<>(AS_IN_PRODUCTION);
        settings.putAll(own);
        this.latencies = new Latencies(scale, before);
        this.portal = new TestPortal(settings, this.latencies);
        this.portal.stacks.takes(Latencies.STACK.dividedBy(scale));
        this.portal.builds.onScan(folder -> Mono.delay(Latencies.BUILD.dividedBy(scale))
                .publishOn(Schedulers.boundedElastic())
                .subscribe(built -> this.portal.buildAndDeploy(folder)));
    }

    /** Opens the world as it is. */
    static SlowWorld open() {
        return with(Map.of());
    }

    /** Opens it with some settings of its own. */
    static SlowWorld with(Map<String, Object> settings) {
        return new SlowWorld(settings, 1, call -> Mono.empty());
    }

    /**
     * Opens it with shorter latencies.
     *
     * @param scale what they are divided by
     * @param before see {@link Latencies}
     */
    static SlowWorld scaled(int scale, Function<String, Mono<Void>> before) {
        return new SlowWorld(Map.of(), scale, before);
    }

    @Override
    public void close() {
        this.portal.close();
    }
}
