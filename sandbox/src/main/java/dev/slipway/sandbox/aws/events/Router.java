package dev.slipway.sandbox.aws.events;

import dev.slipway.sandbox.aws.delivery.Delivery;
import dev.slipway.sandbox.aws.delivery.EventPattern;
import dev.slipway.sandbox.aws.delivery.GiveUp;
import dev.slipway.sandbox.aws.delivery.RetryQueue;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands events to the targets of the rules that take them; it tries again and uses the target's dead-letter queue. */
final class Router implements RetryQueue.Worker, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRINCIPAL = "events.amazonaws.com";

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    private final RuleStore rules;
    private final Targets targets;
    private final RetryQueue queue;

    Router(Path data, RuleStore rules, Targets targets) {
        this.rules = rules;
        this.targets = targets;
        this.queue = new RetryQueue("events", data.resolve("deliveries"), PAUSES, this).start();
    }

    /** Takes an event; what is to be delivered is on disk when this returns. */
    void route(String bus, JsonNode event) {
        for (EventRule rule : this.rules.on(bus)) {
            if (rule.enabled() && EventPattern.of(rule.pattern()).matches(event)) {
                rule.targets()
                        .forEach((target) -> this.queue.add(
                                JSON.writeValueAsString(new Job(rule.arn(), target, input(target, event)))));
            }
        }
    }

    @Override
    public void attempt(String text, int attempt) {
        Job job = JSON.readValue(text, Job.class);
        if (!Targets.knows(job.target.arn())) {
            throw new GiveUp(new IllegalArgumentException("No target of the sandbox: " + job.target.arn()));
        }
        this.targets.deliver(
                new Delivery(job.target.arn(), job.input, Map.of(), job.target.group(), PRINCIPAL, job.rule));
    }

    @Override
    public void gaveUp(String text, int attempts, Exception last) {
        Job job = JSON.readValue(text, Job.class);
        String deadLetters = job.target.deadLetters();
        if (deadLetters != null) {
            Map<String, String> attributes = Map.of(
                    "RULE_ARN", job.rule,
                    "TARGET_ARN", job.target.arn(),
                    "ERROR_CODE", last.getClass().getSimpleName(),
                    "ERROR_MESSAGE", String.valueOf(last.getMessage()));
            this.targets.deliver(new Delivery(deadLetters, job.input, attributes, null, PRINCIPAL, job.rule));
        }
    }

    @Override
    public void close() {
        this.queue.close();
    }

    private static String input(EventRule.Target target, JsonNode event) {
        if (target.input() != null) {
            return target.input();
        }
        return target.inputPath() == null
                ? event.toString()
                : event.at(target.inputPath().substring(1).replace('.', '/')).toString();
    }

    private record Job(String rule, EventRule.Target target, String input) {}
}
