package dev.slipway.lambdas.table;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The need to keep rows. All reads see all writes that were answered before.
 *
 * <p>Faults of the table are exceptions; whoever calls the function calls it again.
 */
public interface Rows {

    /** Finds a row. */
    Optional<Row> find(String partition, String sort);

    /** Reads the rows of a partition whose place is in a range, both ends included, in order. */
    List<Row> range(String partition, String from, String to);

    /** Finds the last rows of a partition whose place is not above one, the highest first. */
    List<Row> last(String partition, String to, int most);

    /** Adds rows, or writes the same again. They must not be derived from others. */
    void addAll(List<Row> rows);

    /**
     * Adds a row unless there is one.
     *
     * @return whether it was added
     */
    boolean add(Row row);

    /**
     * Writes a row if the one before has that version.
     *
     * @param version version of the row before; null where there must be none
     * @return whether it was written
     */
    boolean replace(Row row, @Nullable String version);

    /** Removes a row. */
    void remove(String partition, String sort);

    /**
     * Reads a list of a month in its order; rows that were added a moment ago may be missing.
     *
     * @param after place in the list to go on after; empty for the beginning
     */
    List<Row> ofMonth(String list, String after, int most);

    /** Reads all rows of a partition whose place begins with some text, in order. Places are ASCII. */
    default List<Row> beginning(String partition, String prefix) {
        // No place is empty, and DynamoDB takes no empty bound.
        return range(partition, prefix.isEmpty() ? " " : prefix, prefix + "~");
    }
}
