package dev.slipway.sandbox.proof.events;

import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that fails after some writes, as a function that dies half way. */
final class FailingRows extends ForwardingRows {

    private int writesLeft;

    FailingRows(Rows rows, int writes) {
        super(rows);
        this.writesLeft = writes;
    }

    @Override
    public void addAll(List<Row> all) {
        write();
        super.addAll(all);
    }

    @Override
    public boolean add(Row row) {
        write();
        return super.add(row);
    }

    @Override
    public boolean replace(Row row, @Nullable String version) {
        write();
        return super.replace(row, version);
    }

    private void write() {
        if (this.writesLeft-- == 0) {
            throw new Broken();
        }
    }

    /** What the table fails with. */
    static final class Broken extends RuntimeException {
        private Broken() {
            super("The table does not answer.");
        }
    }
}
