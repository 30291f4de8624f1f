package dev.slipway.sandbox.proof.events;

import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that writes whatever it is given, without any condition. */
final class CarelessRows extends ForwardingRows {

    CarelessRows(Rows rows) {
        super(rows);
    }

    @Override
    public boolean add(Row row) {
        addAll(List.of(row));
        return true;
    }

    @Override
    public boolean replace(Row row, @Nullable String version) {
        addAll(List.of(row));
        return true;
    }
}
