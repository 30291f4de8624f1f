package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** CloudWatch Logs' API on groups and streams; {@link LogReading} reads events. */
public final class Logs implements AwsService {

    /** The days that CloudWatch offers. */
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final int MOST = 50;

    private final JsonProtocol protocol = new JsonProtocol("1.1");
    private final LogStore store;
    private final Clock clock = Clock.systemUTC();

    /** @param folder where logs are kept */
    public Logs(Path folder) {
        this.store = new LogStore(folder, this.clock);
        LogReading reading = new LogReading(this.store);
        on("CreateLogGroup", this::createGroup);
        on("DescribeLogGroups", this::describeGroups);
        on("DeleteLogGroup", this::deleteGroup);
        on("PutRetentionPolicy", this::putRetention);
        on("DeleteRetentionPolicy", this::deleteRetention);
        on("TagResource", this::tag);
        on("ListTagsForResource", (input) -> Map.of("tags", group(input).tags()));
        on("CreateLogStream", this::createStream);
        on("DescribeLogStreams", this::describeStreams);
        on("DeleteLogStream", this::deleteStream);
        on("PutLogEvents", this::putEvents);
        on("GetLogEvents", reading::get);
        on("FilterLogEvents", reading::filter);
    }

    /** Returns the logs, for whoever writes on this machine. */
    public LogStore store() {
        return this.store;
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("logs");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private void on(String operation, Function<JsonInput, Object> handler) {
        this.protocol.operation(operation, (tree) -> handler.apply(new JsonInput(tree, "InvalidParameterException")));
    }

    private Object createGroup(JsonInput input) {
        this.store.create(input.required("logGroupName"), tags(input));
        return Map.of();
    }

    private Object describeGroups(JsonInput input) {
        String prefix = input.text("logGroupNamePrefix", "");
        return Map.of(
                "logGroups",
                this.store.all().stream()
                        .filter((group) -> group.name().startsWith(prefix))
                        .map(Logs::describe)
                        .toList());
    }

    private Object deleteGroup(JsonInput input) {
        this.store.delete(input.required("logGroupName"));
        return Map.of();
    }

    private Object putRetention(JsonInput input) {
        input.required("retentionInDays");
        int days = input.number("retentionInDays", 0);
        if (!RETENTIONS.contains(days)) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "%d days are not offered; choose one of %s."
                            .formatted(days, RETENTIONS.stream().sorted().toList()));
        }
        this.store.change(input.required("logGroupName"), (group) -> group.withRetention(days));
        return Map.of();
    }

    private Object deleteRetention(JsonInput input) {
        this.store.change(input.required("logGroupName"), (group) -> group.withRetention(null));
        return Map.of();
    }

    private Object tag(JsonInput input) {
        this.store.change(group(input).name(), (group) -> {
            Map<String, String> tags = new HashMap<>(group.tags());
            tags.putAll(tags(input));
            return group.withTags(tags);
        });
        return Map.of();
    }

    private Object createStream(JsonInput input) {
        this.store.createStream(input.required("logGroupName"), input.required("logStreamName"));
        return Map.of();
    }

    private Object deleteStream(JsonInput input) {
        this.store.deleteStream(input.required("logGroupName"), input.required("logStreamName"));
        return Map.of();
    }

    private Object describeStreams(JsonInput input) {
        String prefix = input.text("logStreamNamePrefix", "");
        boolean byTime = input.text("orderBy", "LogStreamName").equals("LastEventTime");
        Comparator<LogStream> order =
                byTime ? Comparator.comparingLong(LogStream::lastEvent) : Comparator.comparing(LogStream::name);
        LogGroup group = group(input);
        return Map.of(
                "logStreams",
                this.store.streams(group.name()).stream()
                        .filter((stream) -> stream.name().startsWith(prefix))
                        .sorted(input.flag("descending") ? order.reversed() : order)
                        .limit(input.number("limit", MOST))
                        .map((stream) -> Map.of(
                                "logStreamName", stream.name(),
                                "creationTime", stream.createdAt(),
                                "lastEventTimestamp", stream.lastEvent(),
                                "lastIngestionTime", stream.lastEvent(),
                                "storedBytes", stream.size(),
                                "arn", group.arn() + ":log-stream:" + stream.name()))
                        .toList());
    }

    private Object putEvents(JsonInput input) {
        String group = input.required("logGroupName");
        String stream = input.required("logStreamName");
        this.store.lines(group, stream);
        long now = this.clock.millis();
        List<LogEvent> events = input.items("logEvents").stream()
                .map((event) ->
                        new LogEvent(event.tree().path("timestamp").asLong(now), event.required("message"), now))
                .toList();
        this.store.append(group, stream, events);
        return Map.of("nextSequenceToken", String.valueOf(now));
    }

    private LogGroup group(JsonInput input) {
        String name = input.text("logGroupName");
        String arn = input.text("resourceArn", input.text("logGroupIdentifier", ""));
        if (name == null && !arn.contains(":log-group:")) {
            throw AwsError.of("InvalidParameterException", "Name a log group.");
        }
        return this.store.get(
                name != null
                        ? name
                        : arn.substring(arn.indexOf(":log-group:") + 11).replaceFirst(":\\*$", ""));
    }

    private static Map<String, String> tags(JsonInput input) {
        Map<String, String> tags = new HashMap<>();
        input.tree()
                .path("tags")
                .properties()
                .forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString("")));
        return tags;
    }

    private static Map<String, Object> describe(LogGroup group) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("logGroupName", group.name());
        output.put("arn", group.arn() + ":*");
        output.put("logGroupArn", group.arn());
        output.put("creationTime", group.createdAt().toEpochMilli());
        if (group.retentionDays() != null) {
            output.put("retentionInDays", group.retentionDays());
        }
        return output;
    }
}
