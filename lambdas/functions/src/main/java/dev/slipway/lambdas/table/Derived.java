package dev.slipway.lambdas.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Writes rows that are computed from others.
 *
 * <p>The row's version is read before its sources and must be the same when it is written. So of two writers that meet,
 * the one that has read less is turned away and reads again: once everybody who changed a source has written the row, it
 * tells of all sources, whatever their order was.
 */
public final class Derived {

    private static final int ATTEMPTS = 60;
    private static final long MOST_MILLIS = 200;

    private final Rows rows;

    /** @param rows where rows are kept */
    public Derived(Rows rows) {
        this.rows = rows;
    }

    /**
     * Computes a row and writes it.
     *
     * @param values reads the sources and returns the attributes; none of them when there shall be no such row
     * @throws IllegalStateException when others write it all the time
     */
    public void write(String partition, String sort, Supplier<Map<String, String>> values) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> before = this.rows.find(partition, sort).map((row) -> version(row));
            Map<String, String> after = new HashMap<>(values.get());
            long next = before.map(Long::parseLong).orElse(0L) + 1;
            after.put(Row.VERSION, String.valueOf(next));
            if (this.rows.replace(new Row(partition, sort, after), before.orElse(null))) {
                return;
            }
            pause(attempt);
        }
        throw new IllegalStateException("Too many writes met on the row %s, %s.".formatted(partition, sort));
    }

    private static String version(Row row) {
        String version = row.text(Row.VERSION);
        return version == null ? "0" : version;
    }

    private static void pause(int attempt) {
        long longest = Math.min(MOST_MILLIS, 2L << Math.min(attempt, 10));
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, longest + 1)));
    }
}
