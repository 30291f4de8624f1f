package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.JsonInput;
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
        List<LogLine> lines = this.store.lines(input.required("logGroupName"), input.required("logStreamName")).stream()
                .filter((line) -> inTime(input, line.event()))
                .toList();
        int limit = Math.min(input.number("limit", MOST), MOST);
        String token = input.text("nextToken", "");
        boolean forward = token.startsWith("f/") || (token.isEmpty() && input.flag("startFromHead"));
        long place = token.isEmpty() ? (forward ? 0 : Long.MAX_VALUE) : Long.parseLong(token.substring(2));
        int from = index(lines, place);
        List<LogLine> page = forward
                ? lines.subList(from, Math.min(from + limit, lines.size()))
                : lines.subList(Math.max(0, from - limit), from);
        return Map.of(
                "events", page.stream().map(LogLine::event).toList(),
                "nextForwardToken",
                        "f/"
                                + (page.isEmpty()
                                        ? after(lines, place)
                                        : page.get(page.size() - 1).position() + 1),
                "nextBackwardToken",
                        "b/"
                                + (page.isEmpty()
                                        ? after(lines, place)
                                        : page.get(0).position()));
    }

    /** Returns the index of the first line at a place or behind it. */
    private static int index(List<LogLine> lines, long place) {
        return (int) lines.stream().takeWhile((line) -> line.position() < place).count();
    }

    /** Returns a place, where the end of the stream stands for the one behind its last line. */
    private static long after(List<LogLine> lines, long place) {
        return place == Long.MAX_VALUE
                ? lines.stream().mapToLong((line) -> line.position() + 1).max().orElse(0)
                : place;
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
                this.store.lines(group, stream.name()).stream()
                        .map(LogLine::event)
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
