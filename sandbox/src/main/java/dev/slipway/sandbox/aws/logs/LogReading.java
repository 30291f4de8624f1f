package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.logs.LogStore.LogStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** CloudWatch Logs' API that reads events, in pages as the real one does. */
final class LogReading {

    private static final int MOST = 10_000;

    private final LogStore store;

    LogReading(LogStore store) {
        this.store = store;
    }

    /** Reads one stream: from its head or its end, and on from a token. */
    Object get(JsonInput input) {
        List<LogEvent> events =
                this.store.events(input.required("logGroupName"), input.required("logStreamName")).stream()
                        .filter((event) -> inTime(input, event))
                        .toList();
        int limit = Math.min(input.number("limit", MOST), MOST);
        String token = input.text("nextToken", "");
        int from;
        int to;
        if (token.startsWith("f/")) {
            from = Math.min(Integer.parseInt(token.substring(2)), events.size());
            to = Math.min(from + limit, events.size());
        } else if (token.startsWith("b/") || !input.flag("startFromHead")) {
            to = token.isEmpty() ? events.size() : Math.min(Integer.parseInt(token.substring(2)), events.size());
            from = Math.max(0, to - limit);
        } else {
            from = 0;
            to = Math.min(limit, events.size());
        }
        return Map.of(
                "events", events.subList(from, to), "nextForwardToken", "f/" + to, "nextBackwardToken", "b/" + from);
    }

    /** Reads all streams of a group, or those named, in the order of time; a pattern is a text that the line holds. */
    Object filter(JsonInput input) {
        String group = input.required("logGroupName");
        List<String> wanted = input.texts("logStreamNames");
        String prefix = input.text("logStreamNamePrefix", "");
        String pattern = input.text("filterPattern", "").replace("\"", "");
        List<Map<String, Object>> found = new ArrayList<>();
        for (LogStream stream : this.store.streams(group)) {
            if ((wanted.isEmpty() || wanted.contains(stream.name()))
                    && stream.name().startsWith(prefix)) {
                this.store.events(group, stream.name()).stream()
                        .filter((event) ->
                                inTime(input, event) && event.message().contains(pattern))
                        .forEach((event) -> found.add(describe(stream.name(), found.size(), event)));
            }
        }
        found.sort(Comparator.comparingLong((event) -> (Long) event.get("timestamp")));
        int limit = Math.min(input.number("limit", MOST), MOST);
        int from = Math.min(Integer.parseInt(input.text("nextToken", "0")), found.size());
        int to = Math.min(from + limit, found.size());
        return to < found.size()
                ? Map.of("events", found.subList(from, to), "nextToken", String.valueOf(to))
                : Map.of("events", found.subList(from, to));
    }

    private static boolean inTime(JsonInput input, LogEvent event) {
        return event.timestamp() >= input.tree().path("startTime").asLong(0)
                && event.timestamp() < input.tree().path("endTime").asLong(Long.MAX_VALUE);
    }

    private static Map<String, Object> describe(String stream, int number, LogEvent event) {
        return Map.of(
                "logStreamName", stream,
                "eventId", stream + "/" + number,
                "timestamp", event.timestamp(),
                "message", event.message(),
                "ingestionTime", event.ingestionTime());
    }
}
