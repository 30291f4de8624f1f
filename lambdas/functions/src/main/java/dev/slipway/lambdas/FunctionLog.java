package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.events.LifecycleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * What a function writes to its log: one line of JSON a message, with ids and without payloads. Each line is a set of
 * metrics too, in CloudWatch's embedded format, so that no call is needed to count.
 */
final class FunctionLog {

    private static final String NAMESPACE = "Slipway";

    private final Context context;

    private FunctionLog(Context context) {
        this.context = context;
    }

    static FunctionLog of(Context context) {
        return new FunctionLog(context);
    }

    /** An event was dealt with. */
    void handled(LifecycleEvent event, String outcome) {
        Instant now = Instant.now();
        Map<String, Object> line = line(now, outcome);
        line.put("event", event.id());
        line.put("type", event.type());
        line.put("app", event.app().orElse(""));
        line.put("EventsHandled", 1);
        line.put("EventAge", Math.max(0, Duration.between(event.time(), now).toMillis()));
        write(line, now, new Metric("EventsHandled", "Count"), new Metric("EventAge", "Milliseconds"));
    }

    /** A message is no event; its text is not logged. */
    void unreadable(String message, RuntimeException ex) {
        Instant now = Instant.now();
        Map<String, Object> line = line(now, "unreadable");
        line.put("message", message);
        line.put("reason", ex.getClass().getSimpleName());
        line.put("EventsUnreadable", 1);
        write(line, now, new Metric("EventsUnreadable", "Count"));
    }

    private Map<String, Object> line(Instant now, String outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", now.toString());
        line.put("outcome", outcome);
        line.put("function", String.valueOf(this.context.getFunctionName()));
        line.put("request", String.valueOf(this.context.getAwsRequestId()));
        return line;
    }

    private void write(Map<String, Object> line, Instant now, Metric... metrics) {
        List<Map<String, String>> definitions =
                List.of(metrics).stream().map(Metric::definition).toList();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        now.toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                NAMESPACE,
                                "Dimensions",
                                List.of(List.of("function")),
                                "Metrics",
                                definitions))));
        this.context.getLogger().log(JSON.std.asString(line));
    }

    private record Metric(String name, String unit) {

        Map<String, String> definition() {
            return Map.of("Name", this.name, "Unit", this.unit);
        }
    }
}
