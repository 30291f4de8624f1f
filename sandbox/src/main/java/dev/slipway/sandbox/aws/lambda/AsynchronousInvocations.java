package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.delivery.Delivery;
import dev.slipway.sandbox.aws.delivery.GiveUp;
import dev.slipway.sandbox.aws.delivery.RetryQueue;
import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.lambda.LambdaFunction.AsynchronousSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Invocations that nobody waits for: an event is kept until the function took it, tried again where it fails, and handed
 * to the dead-letter queue and the failure destination in the end.
 */
final class AsynchronousInvocations implements RetryQueue.Worker, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRINCIPAL = "lambda.amazonaws.com";

    private final FunctionStore functions;
    private final FunctionJvms jvms;
    private final Targets targets;
    private final Clock clock;
    private final RetryQueue queue;

    AsynchronousInvocations(
            Path data, FunctionStore functions, FunctionJvms jvms, Targets targets, Clock clock, Duration pause) {
        this.functions = functions;
        this.jvms = jvms;
        this.targets = targets;
        this.clock = clock;
        List<Duration> pauses = List.of(pause, pause.multipliedBy(2));
        this.queue = new RetryQueue("lambda", data.resolve("asynchronous"), pauses, this).start();
    }

    /** Takes an event; it is on disk when this returns. */
    void add(FunctionName function, Invocation invocation) {
        this.queue.add(JSON.writeValueAsString(
                new Event(function.name(), function.key(), invocation.id(), invocation.payload())));
    }

    @Override
    public void attempt(String job, int attempt) {
        Event event = JSON.readValue(job, Event.class);
        FunctionVersion version = this.functions.version(event.name());
        Invocation invocation = Invocation.of(event.payload, event.name().arn());
        Outcome outcome = this.jvms.invoke(version, invocation).join();
        AsynchronousSettings settings = settings(event);
        if (outcome.failed()) {
            FunctionFailed failure = new FunctionFailed(outcome, version);
            throw attempt > settings.retries() ? new GiveUp(failure) : failure;
        }
        if (settings.onSuccess() != null) {
            send(settings.onSuccess(), report(event, "Success", attempt, version, outcome));
        }
    }

    @Override
    public void gaveUp(String job, int attempts, Exception last) {
        if (!(last instanceof FunctionFailed failure)) {
            return;
        }
        Event event = JSON.readValue(job, Event.class);
        AsynchronousSettings settings = settings(event);
        String onFailure = settings.onFailure();
        String deadLetters = failure.version.settings().deadLetters();
        if (onFailure != null) {
            send(onFailure, report(event, "RetriesExhausted", attempts, failure.version, failure.outcome));
        }
        if (deadLetters != null) {
            Map<String, String> attributes =
                    Map.of("RequestID", event.id, "ErrorCode", "200", "ErrorMessage", reason(failure.outcome));
            this.targets.deliver(new Delivery(
                    deadLetters,
                    event.payload,
                    attributes,
                    null,
                    PRINCIPAL,
                    event.name().arn()));
        }
    }

    @Override
    public void close() {
        this.queue.close();
    }

    private void send(String target, ObjectNode report) {
        String source = report.at("/requestContext/functionArn").asString();
        this.targets.deliver(Delivery.of(target, report.toString(), PRINCIPAL, source));
    }

    private AsynchronousSettings settings(Event event) {
        return this.functions
                .get(event.name())
                .asynchronous()
                .getOrDefault(event.qualifier, AsynchronousSettings.DEFAULT);
    }

    private ObjectNode report(Event event, String condition, int attempts, FunctionVersion version, Outcome outcome) {
        ObjectNode report = JSON.createObjectNode()
                .put("version", "1.0")
                .put("timestamp", this.clock.instant().toString());
        report.putObject("requestContext")
                .put("requestId", event.id)
                .put("functionArn", FunctionVersion.arn(event.function, event.qualifier))
                .put("condition", condition)
                .put("approximateInvokeCount", attempts);
        report.set("requestPayload", JSON.readTree(event.payload));
        ObjectNode context =
                report.putObject("responseContext").put("statusCode", 200).put("executedVersion", version.version());
        if (outcome.failed()) {
            context.put("functionError", outcome.error());
        }
        report.set("responsePayload", JSON.readTree(outcome.payload()));
        return report;
    }

    private static String reason(Outcome outcome) {
        JsonNode message = JSON.readTree(outcome.payload()).path("errorMessage");
        String text = message.asString("The function failed.");
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    private record Event(String function, String qualifier, String id, String payload) {

        FunctionName name() {
            return new FunctionName(
                    this.function, FunctionVersion.LATEST.equals(this.qualifier) ? null : this.qualifier);
        }
    }

    private static final class FunctionFailed extends RuntimeException {

        private final transient Outcome outcome;
        private final transient FunctionVersion version;

        FunctionFailed(Outcome outcome, FunctionVersion version) {
            super("The function failed.");
            this.outcome = outcome;
            this.version = version;
        }
    }
}
