package dev.slipway.portal.store;

import java.util.List;

/** Nothing was written, because a condition of the transaction did not hold. */
public class ConditionFailed extends RuntimeException {

    private final List<Key> keys;

    /** @param keys the keys of the items whose condition failed */
    public ConditionFailed(List<Key> keys) {
        super("A condition failed on " + keys);
        this.keys = List.copyOf(keys);
    }

    /** Returns whether the condition on this item was among those that failed. */
    public boolean on(Key key) {
        return this.keys.contains(key);
    }
}
