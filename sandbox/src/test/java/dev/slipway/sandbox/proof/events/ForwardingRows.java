package dev.slipway.sandbox.proof.events;

import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table that asks another one; tests change what they want to see go wrong. */
class ForwardingRows implements Rows {

    private final Rows rows;

    ForwardingRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Row> find(String partition, String sort) {
        return this.rows.find(partition, sort);
    }

    @Override
    public List<Row> range(String partition, String from, String to) {
        return this.rows.range(partition, from, to);
    }

    @Override
    public List<Row> last(String partition, String to, int most) {
        return this.rows.last(partition, to, most);
    }

    @Override
    public List<Row> ofMonth(String list, String after, int most) {
        return this.rows.ofMonth(list, after, most);
    }

    @Override
    public void addAll(List<Row> all) {
        this.rows.addAll(all);
    }

    @Override
    public boolean add(Row row) {
        return this.rows.add(row);
    }

    @Override
    public boolean replace(Row row, @Nullable String version) {
        return this.rows.replace(row, version);
    }

    @Override
    public void remove(String partition, String sort) {
        this.rows.remove(partition, sort);
    }
}
