package dev.slipway.portal.bench;

import dev.slipway.portal.provisioning.EngineProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How many creates end in a second, against what the busiest bulkhead lets through. */
final class Throughput {

    private Throughput() {}

    /** Creates apps at once and returns the ratio; 1 is a bulkhead that is never idle, from the first order to the end. */
    static double toLimit(int creates) {
        try (SlowWorld world = SlowWorld.open()) {
            Map.Entry<String, Double> busiest = placesOfOneCreate(world);
            int places = world.portal.get(EngineProperties.class).callsAtOnce();
            Instant begun = Instant.now();
            Instant ended = Storm.of(world, creates).end();
            double allowed = places * 1000 / busiest.getValue();
            double ours = creates * 1000.0 / Duration.between(begun, ended).toMillis();
            System.err.printf(
                    "%d creates in %.1f s: %.2f a second; %d places at %s allow %.2f (a create alone keeps one for %.0f ms)%n",
                    creates,
                    Duration.between(begun, ended).toMillis() / 1000.0,
                    ours,
                    places,
                    busiest.getKey(),
                    allowed,
                    busiest.getValue());
            return ours / allowed;
        }
    }

    /** Lets one create go alone, after a first one that warms up; returns the busiest system and the milliseconds. */
    private static Map.Entry<String, Double> placesOfOneCreate(SlowWorld world) {
        MeterRegistry meters = world.portal.meters;
        world.portal.ended(world.portal.create("warm-up").id());
        Map<String, Double> before = kept(meters);
        world.portal.ended(world.portal.create("alone").id());
        Map<String, Double> after = kept(meters);
        after.replaceAll((system, millis) -> millis - before.getOrDefault(system, 0.0));
        System.err.printf("a create alone keeps places, in ms: %s%n", after);
        return after.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow();
    }

    private static Map<String, Double> kept(MeterRegistry meters) {
        return meters.get("slipway.step.call").timers().stream()
                .collect(Collectors.groupingBy(
                        (Timer timer) -> String.valueOf(timer.getId().getTag("system")),
                        Collectors.summingDouble((Timer timer) -> timer.totalTime(TimeUnit.MILLISECONDS))));
    }
}
