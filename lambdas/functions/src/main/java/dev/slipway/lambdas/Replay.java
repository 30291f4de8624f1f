package dev.slipway.lambdas;

import dev.slipway.events.EventJson;
import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Derives everything again from the recorded events, month by month. It may run while events arrive: what it derives
 * does not depend on their order. It may be stopped at any time and go on where it was.
 */
public final class Replay {

    private static final int BATCH = 100;

    private final Rows rows;
    private final Projections projections;

    /** @param rows where the history is kept */
    public Replay(Rows rows) {
        this.rows = rows;
        this.projections = new Projections(rows);
    }

    /**
     * Replays events.
     *
     * @param from where to begin
     * @param last the last month to replay
     * @param goOn asked after each batch whether there is time for another one
     * @return how far it came
     */
    public Progress run(Progress from, YearMonth last, BooleanSupplier goOn) {
        Progress progress = from;
        while (!progress.month().isAfter(last) && goOn.getAsBoolean()) {
            List<Row> events = this.rows.ofMonth(HistoryKeys.eventsOf(progress.month()), progress.after(), BATCH);
            for (Row event : events) {
                String text = String.valueOf(event.text(EventRecorder.BODY));
                this.projections.apply(text, EventJson.read(text));
            }
            progress = progress.plus(events);
        }
        return progress;
    }

    /**
     * How far a replay came.
     *
     * @param month the month that it is at
     * @param after place of the last event in the list of the month; empty at its beginning
     * @param replayed how many events were replayed
     */
    public record Progress(YearMonth month, String after, long replayed) {

        private Progress plus(List<Row> events) {
            return events.isEmpty()
                    ? new Progress(this.month.plusMonths(1), "", this.replayed)
                    : new Progress(
                            this.month,
                            String.valueOf(events.get(events.size() - 1).text(HistoryKeys.SORT)),
                            this.replayed + events.size());
        }
    }
}
