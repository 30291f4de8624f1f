package dev.slipway.portal.store;

/**
 * The right of one holder of a run to write: holds as long as nobody took the run over.
 *
 * @param holder key of the run's item
 * @param epoch the epoch that the holder took
 */
public record Fence(Key holder, long epoch) {

    /** Name of the attribute that counts the holders. */
    public static final String EPOCH = "epoch";

    /** Returns the condition that goes on the run's own item. */
    public Condition condition() {
        return Condition.is(EPOCH, this.epoch);
    }

    /** Returns the part of a transaction that lets it fail once somebody else holds the run. */
    public Change check() {
        return Change.check(this.holder, condition());
    }
}
