package dev.slipway.portal.allowance;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * An allowance that all instances share: one item of the table, updated on the condition that nobody was quicker.
 *
 * <p>Who finds nothing left is told how long to wait, and remembers it, so that those who wait do not ask the table.
 */
public final class Allowance {

    private static final String VERSION = "version";
    private static final Retry WHEN_SOMEBODY_WAS_QUICKER = Retry.backoff(20, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(100))
            .filter(ConditionFailed.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final Table table;
    private final Clock clock;
    private final Key key;
    private final List<Limit> limits;
    private volatile long nothingLeftUntil;
    private volatile List<Ledger> seen;

    /**
     * @param table where it is kept
     * @param clock the time
     * @param name whose allowance, such as {@code github}
     * @param limits the limits, which hold all together
     */
    public Allowance(Table table, Clock clock, String name, List<Limit> limits) {
        this.table = table;
        this.clock = clock;
        this.key = new Key("allowance#" + name, "allowance");
        this.limits = List.copyOf(limits);
        this.seen = ledgers(null);
    }

    /** Takes one request out of the allowance: zero when it may be made, else how long to wait before asking again. */
    public Mono<Duration> take() {
        return Mono.defer(() -> {
            long now = this.clock.millis();
            return (now < this.nothingLeftUntil)
                    ? Mono.just(wait(Duration.ofMillis(this.nothingLeftUntil - now)))
                    : tryToTake().retryWhen(WHEN_SOMEBODY_WAS_QUICKER);
        });
    }

    /** Returns how many requests are left now, by what this instance knew when it last took one. */
    public int left() {
        return left(this.seen, this.clock.millis());
    }

    private Mono<Duration> tryToTake() {
        return this.table
                .get(this.key)
                .map(item -> new Kept(ledgers(item), item.number(VERSION)))
                .defaultIfEmpty(new Kept(ledgers(null), 0))
                .flatMap(this::take);
    }

    private Mono<Duration> take(Kept kept) {
        long now = this.clock.millis();
        if (left(kept.ledgers(), now) <= 0) {
            this.seen = kept.ledgers();
            Duration longest = kept.ledgers().stream()
                    .filter(ledger -> ledger.left(now) <= 0)
                    .map(ledger -> ledger.untilSomeAreLeft(now))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            this.nothingLeftUntil = now + longest.toMillis();
            return Mono.just(wait(longest));
        }
        List<Ledger> after =
                kept.ledgers().stream().map(ledger -> ledger.take(now)).toList();
        return this.table
                .write(store(after, kept.version()))
                .doOnSuccess(stored -> this.seen = after)
                .thenReturn(Duration.ZERO);
    }

    private static int left(List<Ledger> ledgers, long now) {
        return ledgers.stream().mapToInt(ledger -> ledger.left(now)).min().orElse(Integer.MAX_VALUE);
    }

    /** Those who wait come back one after another within a sixtieth of the shortest window. */
    private Duration wait(Duration atLeast) {
        long spread = this.limits.stream()
                .mapToLong(limit -> limit.window().toMillis() / Ledger.SLOTS)
                .min()
                .orElse(1);
        return atLeast.plusMillis(ThreadLocalRandom.current().nextLong(1 + spread));
    }

    private Change store(List<Ledger> ledgers, long version) {
        Item item = Item.of(this.key).with(VERSION, version + 1);
        for (Ledger ledger : ledgers) {
            item = item.withJson(name(ledger.limit()), ledger.used());
        }
        return (version == 0) ? Change.create(item) : Change.update(item, Set.of(), Condition.is(VERSION, version));
    }

    private List<Ledger> ledgers(@Nullable Item item) {
        List<Ledger> ledgers = new ArrayList<>();
        for (Limit limit : this.limits) {
            ledgers.add(new Ledger(limit, used(item, name(limit))));
        }
        return ledgers;
    }

    /** A limit that the settings have changed begins anew. */
    private static String name(Limit limit) {
        return "in" + limit.window().toMillis();
    }

    private static Map<Long, Integer> used(@Nullable Item item, String name) {
        Map<Long, Integer> used = new TreeMap<>();
        if (item != null && item.textOrNull(name) != null) {
            Map<?, ?> stored = item.json(name, Map.class);
            stored.forEach((slot, count) -> used.put(Long.valueOf(slot.toString()), ((Number) count).intValue()));
        }
        return used;
    }

    /**
     * What the table holds.
     *
     * @param ledgers one a limit
     * @param version goes up with each request
     */
    private record Kept(List<Ledger> ledgers, long version) {}
}
