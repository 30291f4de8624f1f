package dev.slipway.sandbox.aws.scheduler;

import dev.slipway.sandbox.aws.delivery.Delivery;
import dev.slipway.sandbox.aws.delivery.RetryQueue;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks every half second which schedules are due, and does what they say. */
final class Timekeeper implements RetryQueue.Worker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRINCIPAL = "scheduler.amazonaws.com";
    private static final long LOOK_MILLISECONDS = 500;

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    private final ScheduleStore store;
    private final Targets targets;
    private final Clock clock;
    private final RetryQueue queue;
    private final ScheduledExecutorService timer;

    Timekeeper(Path data, ScheduleStore store, Targets targets, Clock clock) {
        this.store = store;
        this.targets = targets;
        this.clock = clock;
        this.queue = new RetryQueue("scheduler", data.resolve("deliveries"), PAUSES, this).start();
        this.timer = Executors.newSingleThreadScheduledExecutor((task) -> {
            Thread thread = new Thread(task, "scheduler-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.timer.scheduleWithFixedDelay(this::look, LOOK_MILLISECONDS, LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void attempt(String text, int attempt) {
        Job job = JSON.readValue(text, Job.class);
        JsonNode target = job.target;
        this.targets.deliver(new Delivery(
                target.path("Arn").stringValue(),
                target.path("Input").asString("{}"),
                Map.of(),
                target.at("/SqsParameters/MessageGroupId").asString(null),
                PRINCIPAL,
                job.schedule));
    }

    @Override
    public void gaveUp(String text, int attempts, Exception last) {
        Job job = JSON.readValue(text, Job.class);
        String deadLetters = job.target.at("/DeadLetterConfig/Arn").asString(null);
        if (deadLetters != null) {
            Map<String, String> attributes = Map.of(
                    "SCHEDULE_ARN", job.schedule,
                    "TARGET_ARN", job.target.path("Arn").stringValue(),
                    "ERROR_CODE", last.getClass().getSimpleName(),
                    "ERROR_MESSAGE", String.valueOf(last.getMessage()));
            String body = job.target.path("Input").asString("{}");
            this.targets.deliver(new Delivery(deadLetters, body, attributes, null, PRINCIPAL, job.schedule));
        }
    }

    @Override
    public void close() {
        this.timer.shutdownNow();
        this.queue.close();
    }

    private void look() {
        try {
            Instant now = this.clock.instant();
            synchronized (this.store) {
                this.store.all().stream()
                        .filter((schedule) -> schedule.enabled() && isDue(schedule, now))
                        .forEach((schedule) -> fire(schedule, now));
            }
        } catch (RuntimeException ex) {
            LOG.error("Schedules could not be looked at; they are looked at again in a moment", ex);
        }
    }

    private static boolean isDue(Schedule schedule, Instant now) {
        Instant due = schedule.due();
        return due != null && !due.isAfter(now);
    }

    /** The job is stored before the schedule moves on, so a crash between makes it twice and never loses it. */
    private void fire(Schedule schedule, Instant now) {
        this.queue.add(JSON.writeValueAsString(new Job(schedule.arn(), schedule.target())));
        Instant next = Expression.of(schedule.expression(), schedule.zone()).next(now);
        if (next == null && schedule.deletesItself()) {
            this.store.remove(schedule);
        } else {
            this.store.put(schedule.dueAt(next));
        }
    }

    private record Job(String schedule, JsonNode target) {}
}
