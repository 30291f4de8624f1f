package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.JsonProtocol;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** EventBridge with the default bus. Other services of the sandbox tell of themselves by {@link #tell}. */
public final class EventBridge implements AwsService, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_BATCH = 10;

    private final JsonProtocol protocol = new JsonProtocol("1.1");
    private final Router router;
    private final Clock clock = Clock.systemUTC();

    /**
     * Opens it with the rules of an earlier run.
     *
     * @param data folder that keeps rules and deliveries
     * @param targets delivers to functions, queues and topics
     */
    public EventBridge(Path data, Targets targets) {
        RuleStore rules = new RuleStore(data);
        this.router = new Router(data, rules, targets);
        new RuleOperations(rules).addTo(this.protocol);
        new TargetOperations(rules).addTo(this.protocol);
        this.protocol.operation("PutEvents", (tree) -> putEvents(RuleOperations.input(tree)));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("events");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    /**
     * Tells of something that happened in a service of AWS.
     *
     * @param source the service, such as {@code aws.ecs}
     * @param detailType what kind of event, such as {@code ECS Deployment State Change}
     * @param resources ARNs of what it is about
     * @param detail the service's own words
     */
    public void tell(String source, String detailType, List<String> resources, Map<String, ?> detail) {
        ObjectNode event = envelope(source, detailType, this.clock.instant(), resources);
        event.set("detail", JSON.valueToTree(detail));
        this.router.route(EventRule.DEFAULT_BUS, event);
    }

    @Override
    public void close() {
        this.router.close();
    }

    private Object putEvents(JsonInput input) {
        List<JsonInput> entries = input.items("Entries");
        if (entries.isEmpty() || entries.size() > LARGEST_BATCH) {
            throw AwsError.of(
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and "
                            + LARGEST_BATCH);
        }
        List<Map<String, String>> results = new ArrayList<>();
        entries.forEach((entry) -> results.add(put(entry)));
        long failed = results.stream()
                .filter((result) -> result.containsKey("ErrorCode"))
                .count();
        return Map.of("FailedEntryCount", failed, "Entries", results);
    }

    private Map<String, String> put(JsonInput entry) {
        String source = entry.text("Source", "");
        String detailType = entry.text("DetailType", "");
        if (source.isEmpty() || detailType.isEmpty()) {
            String missing = source.isEmpty() ? "Source" : "DetailType";
            return failed(
                    "InvalidArgument",
                    "Parameter %s is not valid. Reason: %s is a required argument.".formatted(missing, missing));
        }
        if (source.startsWith("aws.")) {
            return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        JsonNode detail;
        try {
            detail = JSON.readTree(entry.text("Detail", ""));
        } catch (JacksonException ex) {
            return failed("MalformedDetail", "Detail is malformed.");
        }
        if (!detail.isObject()) {
            return failed("MalformedDetail", "Detail is malformed.");
        }
        ObjectNode event = envelope(source, detailType, time(entry), entry.texts("Resources"));
        event.set("detail", detail);
        this.router.route(RuleOperations.bus(entry), event);
        return Map.of("EventId", event.path("id").stringValue());
    }

    private Instant time(JsonInput entry) {
        JsonNode time = entry.tree().path("Time");
        return time.isNumber() ? Instant.ofEpochMilli((long) (time.doubleValue() * 1000)) : this.clock.instant();
    }

    private static ObjectNode envelope(String source, String detailType, Instant time, List<String> resources) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", Arns.ACCOUNT)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        event.set("resources", JSON.valueToTree(resources));
        return event;
    }

    private static Map<String, String> failed(String code, String message) {
        return Map.of("ErrorCode", code, "ErrorMessage", message);
    }
}
