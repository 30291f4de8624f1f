package dev.slipway.portal.access.repeat;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Keeps the answers of requests that carried an idempotency key for 24 hours. */
final class RepeatedRequests {

    private static final Duration KEPT = Duration.ofHours(24);
    /** Longer than any request takes; one that was begun before that and has no answer died on the way. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final String PRINT = "print";
    private static final String BEGUN = "begun";
    private static final String EXPIRES = "expires";

    private final Table table;
    private final Clock clock;

    RepeatedRequests(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Finds the answer of the first request, or makes this one the first.
     *
     * @return empty when this one is the first; {@link InvalidInput} when the first was another request, {@link UnderWay}
     *     while it goes on
     */
    Mono<FirstAnswer> begin(String principal, String key, String print) {
        if (!KEY.matcher(key).matches()) {
            return Mono.error(
                    new InvalidInput("Idempotency-Key", "An Idempotency-Key has 1 to 128 printable characters."));
        }
        Item fresh = Item.of(key(principal, key))
                .with(PRINT, print)
                .with(BEGUN, now().toEpochMilli())
                .with(EXPIRES, now().plus(KEPT).getEpochSecond());
        return this.table
                .get(fresh.key())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> before.isPresent()
                        ? found(before.get(), fresh)
                        : this.table.write(Change.create(fresh)).then(Mono.empty()))
                .onErrorMap(ConditionFailed.class, lost -> new UnderWay());
    }

    /** Keeps the answer for those who ask again. */
    Mono<Void> end(String principal, String key, FirstAnswer answer) {
        return this.table.write(Change.update(answer.on(Item.of(key(principal, key))), Set.of()));
    }

    /** Forgets a request that started nothing: sent again, it is looked at anew. */
    Mono<Void> forget(String principal, String key) {
        return this.table.write(Change.delete(key(principal, key)));
    }

    private Mono<FirstAnswer> found(Item before, Item fresh) {
        if (before.number(EXPIRES) <= now().getEpochSecond()) {
            return takeOver(before, fresh);
        }
        if (!before.text(PRINT).equals(fresh.text(PRINT))) {
            return Mono.error(
                    new InvalidInput(
                            "Idempotency-Key",
                            "This Idempotency-Key came with another request within 24 hours. Use a new key for a new request."));
        }
        FirstAnswer answer = FirstAnswer.read(before);
        if (answer != null) {
            return Mono.just(answer);
        }
        Instant begun = Instant.ofEpochMilli(before.number(BEGUN));
        return begun.plus(LONGEST_REQUEST).isAfter(now()) ? Mono.error(new UnderWay()) : takeOver(before, fresh);
    }

    private Mono<FirstAnswer> takeOver(Item before, Item fresh) {
        Change over = Change.update(
                fresh, Set.of("status", "type", "location", "body"), Condition.is(BEGUN, before.number(BEGUN)));
        return this.table.write(over).then(Mono.empty());
    }

    private Instant now() {
        return this.clock.instant();
    }

    private static Key key(String principal, String key) {
        return new Key("answer#" + principal + "#" + key, "answer");
    }
}
