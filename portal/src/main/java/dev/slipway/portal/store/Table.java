package dev.slipway.portal.store;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table that holds what the portal must not forget.
 *
 * <p>Reads by key see every write that ended before; queries of an {@link Index} may lag by a moment. Faults are
 * {@link dev.slipway.portal.OutsideFault}s.
 */
public interface Table {

    /** Qualifier of the second table, which holds the audit trail and nothing else. */
    String OF_AUDIT = "auditTable";

    /** Reads one item; empty when there is none. */
    Mono<Item> get(Key key);

    /** Reads items by key, in the order of the keys; those that are not there are left out. */
    default Flux<Item> getAll(List<Key> keys) {
        return Flux.fromIterable(keys).flatMapSequential(this::get);
    }

    /** Reads some items of one partition. */
    Mono<Page<Item>> query(Query query);

    /** Writes all changes or none; signals {@link ConditionFailed} when a condition does not hold. */
    Mono<Void> write(List<Change> changes);

    /** Writes one change. */
    default Mono<Void> write(Change change) {
        return write(List.of(change));
    }
}
