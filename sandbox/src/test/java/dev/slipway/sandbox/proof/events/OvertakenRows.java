package dev.slipway.sandbox.proof.events;

import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import org.jspecify.annotations.Nullable;

/** A table in which another writer comes between the reading and the writing of each derived row, once. */
final class OvertakenRows extends ForwardingRows {

    private final Runnable other;
    private boolean overtaken;

    OvertakenRows(Rows rows, Runnable other) {
        super(rows);
        this.other = other;
    }

    @Override
    public boolean replace(Row row, @Nullable String version) {
        if (!this.overtaken && row.partition().equals("figures#prod")) {
            this.overtaken = true;
            this.other.run();
        }
        return super.replace(row, version);
    }
}
