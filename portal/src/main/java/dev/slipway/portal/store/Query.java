package dev.slipway.portal.store;

import org.jspecify.annotations.Nullable;

/**
 * A bounded question: some items of one partition, in the order of their sort keys.
 *
 * @param index the index asked; null for the table itself
 * @param partition the partition
 * @param from lowest sort key wanted
 * @param to highest sort key wanted
 * @param backwards whether the highest comes first
 * @param cursor sort key after which to go on, from the page before; null for the first page
 * @param limit most items wanted
 */
public record Query(
        @Nullable Index index,
        String partition,
        String from,
        String to,
        boolean backwards,
        @Nullable String cursor,
        int limit) {

    /** The most items of one page. */
    public static final int LARGEST = 200;

    private static final String LAST = "~";

    /** Keeps the limit within bounds. */
    public Query {
        limit = Math.max(1, Math.min(limit, LARGEST));
    }

    /** Asks for the items of a partition whose sort key begins with a prefix. */
    public static Query of(String partition, String prefix, int limit) {
        return new Query(null, partition, prefix.isEmpty() ? "\u0001" : prefix, prefix + LAST, false, null, limit);
    }

    /** Asks an index for the items of a partition. */
    public static Query of(Index index, String partition, int limit) {
        return new Query(index, partition, "\u0001", LAST, false, null, limit);
    }

    /** Returns this question for the items from the last to the first. */
    public Query newestFirst() {
        return new Query(this.index, this.partition, this.from, this.to, true, this.cursor, this.limit);
    }

    /** Returns this question for what comes after a cursor. */
    public Query after(@Nullable String cursor) {
        return new Query(this.index, this.partition, this.from, this.to, this.backwards, cursor, this.limit);
    }

    /** Returns this question with another highest sort key. */
    public Query upTo(String to) {
        return new Query(this.index, this.partition, this.from, to, this.backwards, this.cursor, this.limit);
    }

    /** Returns the name of the sort key's attribute that this question goes by. */
    public String sortAttribute() {
        return (this.index != null) ? this.index.sort() : Key.SORT;
    }

    /** Returns the name of the partition key's attribute. */
    public String partitionAttribute() {
        return (this.index != null) ? this.index.partition() : Key.PARTITION;
    }
}
