package dev.slipway.portal.inventory;

import java.time.Instant;
import java.util.List;

/**
 * What was found when an app's inventory was compared with the world.
 *
 * @param at when
 * @param deviations what was not as the inventory says; empty when everything was
 */
public record Comparison(Instant at, List<Deviation> deviations) {

    /** Copies the deviations. */
    public Comparison {
        deviations = List.copyOf(deviations);
    }

    /**
     * One thing that was not as the inventory says.
     *
     * @param kind what it is, for people
     * @param name its name
     * @param words what differs, for people
     */
    public record Deviation(String kind, String name, String words) {}
}
