package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.events.LifecycleEvent;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a function writes to its log: one line of JSON a message, with ids and without payloads. Each line is a set of
 * metrics too, in CloudWatch's embedded format, so that no call is needed to count.
 */
final class FunctionLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
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
        long age = Math.max(0, Duration.between(event.time(), now).toMillis());
        ObjectNode line = line(now, outcome)
                .put("event", event.id())
                .put("type", event.type())
                .put("app", event.app().orElse(""))
                .put("EventsHandled", 1)
                .put("EventAge", age);
        addMetrics(line, now, "EventsHandled", "Count", "EventAge", "Milliseconds");
        write(line);
    }

    /** A message is no event; its text is not logged. */
    void unreadable(String message, RuntimeException ex) {
        Instant now = Instant.now();
        ObjectNode line = line(now, "unreadable")
                .put("message", message)
                .put("reason", ex.getClass().getSimpleName())
                .put("EventsUnreadable", 1);
        addMetrics(line, now, "EventsUnreadable", "Count");
        write(line);
    }

    private ObjectNode line(Instant now, String outcome) {
        return JSON.createObjectNode()
                .put("time", now.toString())
                .put("outcome", outcome)
                .put("function", String.valueOf(this.context.getFunctionName()))
                .put("request", String.valueOf(this.context.getAwsRequestId()));
    }

    private static void addMetrics(ObjectNode line, Instant now, String... namesAndUnits) {
        ObjectNode aws = line.putObject("_aws").put("Timestamp", now.toEpochMilli());
        ObjectNode set = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        set.putArray("Dimensions").addArray().add("function");
        ArrayNode metrics = set.putArray("Metrics");
        for (int i = 0; i < namesAndUnits.length; i += 2) {
            metrics.addObject().put("Name", namesAndUnits[i]).put("Unit", namesAndUnits[i + 1]);
        }
    }

    private void write(ObjectNode line) {
        this.context.getLogger().log(line.toString());
    }
}
