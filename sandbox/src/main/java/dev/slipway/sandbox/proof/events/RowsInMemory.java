package dev.slipway.sandbox.proof.events;

import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history table in memory, with the conditions of the real one. */
public final class RowsInMemory implements Rows {

    private final NavigableMap<String, Row> rows = new TreeMap<>();

    /** Returns all rows. */
    public synchronized List<Row> all() {
        return List.copyOf(this.rows.values());
    }

    @Override
    public synchronized Optional<Row> find(String partition, String sort) {
        return Optional.ofNullable(this.rows.get(key(partition, sort)));
    }

    @Override
    public synchronized List<Row> range(String partition, String from, String to) {
        return List.copyOf(this.rows
                .subMap(key(partition, from), true, key(partition, to), true)
                .values());
    }

    @Override
    public synchronized List<Row> last(String partition, String to, int most) {
        return this.rows.subMap(key(partition, ""), true, key(partition, to), true).descendingMap().values().stream()
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<Row> ofMonth(String list, String after, int most) {
        return this.rows.values().stream()
                .filter((row) -> list.equals(row.text(HistoryKeys.MONTH_LIST)))
                .filter((row) -> sort(row).compareTo(after) > 0)
                .sorted(Comparator.comparing(RowsInMemory::sort))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void addAll(List<Row> all) {
        all.forEach((row) -> this.rows.put(key(row.partition(), row.sort()), row));
    }

    @Override
    public synchronized boolean add(Row row) {
        return this.rows.putIfAbsent(key(row.partition(), row.sort()), row) == null;
    }

    @Override
    public synchronized boolean replace(Row row, @Nullable String version) {
        Row before = this.rows.get(key(row.partition(), row.sort()));
        String is = before == null ? null : Objects.requireNonNullElse(before.text(Row.VERSION), "0");
        if (!Objects.equals(is, version)) {
            return false;
        }
        this.rows.put(key(row.partition(), row.sort()), row);
        return true;
    }

    @Override
    public synchronized void remove(String partition, String sort) {
        this.rows.remove(key(partition, sort));
    }

    private static String key(String partition, String sort) {
        return partition + "\n" + sort;
    }

    private static String sort(Row row) {
        return String.valueOf(row.text(HistoryKeys.SORT));
    }
}
