package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.slipway.lambdas.table.DynamoRows;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Derives everything again; called by hand, with {@code {"month": "2026-01"}}. The answer says how far it came: as long as
 * {@code done} is {@code false}, call it again with the answer.
 */
public final class ReplayHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private static final int RESERVE_MILLIS = 20_000;

    private final Replay replay;

    /** Called by the runtime, once for each instance. */
    public ReplayHandler() {
        this(new Replay(DynamoRows.of(System.getenv())));
    }

    /** @param replay derives everything again */
    public ReplayHandler(Replay replay) {
        this.replay = replay;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        YearMonth last = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
        Replay.Progress progress =
                this.replay.run(begin(input), last, () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
        return Map.of(
                "month", progress.month().toString(),
                "after", progress.after(),
                "replayed", progress.replayed(),
                "done", progress.month().isAfter(last));
    }

    private static Replay.Progress begin(Map<String, Object> input) {
        String month = String.valueOf(input.get("month"));
        Object after = input.getOrDefault("after", "");
        Object replayed = input.getOrDefault("replayed", 0);
        try {
            return new Replay.Progress(
                    YearMonth.parse(month),
                    String.valueOf(after),
                    replayed instanceof Number number ? number.longValue() : 0);
        } catch (DateTimeException ex) {
            throw new IllegalArgumentException(
                    "'month' is '%s'; give the month to begin with, like {\"month\": \"2026-01\"}.".formatted(month),
                    ex);
        }
    }
}
