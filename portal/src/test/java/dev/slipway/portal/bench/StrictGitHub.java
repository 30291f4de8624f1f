package dev.slipway.portal.bench;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.allowance.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import reactor.core.publisher.Mono;

/** Counts what changes something at GitHub over the last stretches of time, and refuses what is too much, as GitHub does. */
final class StrictGitHub {

    private final Deque<Instant> changes = new ArrayDeque<>();
    private final List<Limit> limits;
    private int refusals;

    StrictGitHub(List<Limit> limits) {
        this.limits = limits;
    }

    /** Takes a change when it is subscribed to, or signals the fault of a refusal. */
    Mono<Void> taking() {
        return Mono.defer(this::take);
    }

    private synchronized Mono<Void> take() {
        Instant now = Instant.now();
        for (Limit limit : this.limits) {
            Instant since = now.minus(limit.window());
            long used = this.changes.stream().filter(at -> at.isAfter(since)).count();
            if (used >= limit.requests()) {
                this.refusals++;
                return Mono.error(
                        OutsideFault.passing("GitHub", "You have exceeded a secondary rate limit.", null, null));
            }
        }
        this.changes.add(now);
        return Mono.empty();
    }

    synchronized int refusals() {
        return this.refusals;
    }

    synchronized int taken() {
        return this.changes.size();
    }

    /** Returns the time from the first change to the last. */
    synchronized Duration span() {
        return Duration.between(this.changes.getFirst(), this.changes.getLast());
    }
}
