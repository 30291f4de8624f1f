package dev.slipway.portal.provisioning;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Bounds how many steps run at once against each outside system; the others wait for their turn. */
final class Bulkheads {

    private static final Retry UNTIL_THERE_IS_ROOM = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(50))
            .filter(BulkheadFullException.class::isInstance)
            .jitter(0.5);

    private final Map<OutsideSystem, Bulkhead> bySystem = new EnumMap<>(OutsideSystem.class);

    Bulkheads(int callsAtOnce) {
        BulkheadConfig room = BulkheadConfig.custom()
                .maxConcurrentCalls(callsAtOnce)
                .maxWaitDuration(Duration.ZERO)
                .build();
        for (OutsideSystem system : OutsideSystem.values()) {
            this.bySystem.put(system, Bulkhead.of(system.name(), room));
        }
    }

    /** Returns the call, which begins when there is room. */
    <T> Mono<T> behind(OutsideSystem system, Mono<T> call) {
        Bulkhead bulkhead = this.bySystem.get(system);
        if (bulkhead == null) {
            return Mono.error(new IllegalStateException("No bulkhead for " + system));
        }
        return call.transformDeferred(BulkheadOperator.of(bulkhead)).retryWhen(UNTIL_THERE_IS_ROOM);
    }
}
