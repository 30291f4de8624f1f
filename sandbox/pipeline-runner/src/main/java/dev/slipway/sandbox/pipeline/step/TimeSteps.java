package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Body;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Steps about time and another try: {@code timeout}, {@code retry}, {@code sleep}, {@code waitUntil}. */
final class TimeSteps {

    private static final long LONGEST_WAIT_MILLIS = 15_000;

    private TimeSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step("timeout", List.of("time", "unit", "activity"), TimeSteps::timeout),
                StepDefinition.step("retry", List.of("count"), TimeSteps::retry),
                StepDefinition.step("sleep", List.of("time", "unit"), TimeSteps::sleep),
                StepDefinition.step("waitUntil", List.of("initialRecurrencePeriod", "quiet"), TimeSteps::waitUntil));
    }

    private static @Nullable Object timeout(StepCall call) throws Throwable {
        if (call.flag("activity", false)) {
            throw new IllegalArgumentException("timeout: 'activity' is not supported by this runner.");
        }
        Duration limit = duration(call, TimeUnit.MINUTES);
        call.log("Timeout set to expire in " + words(limit));
        FlowInterruptedException expired = new FlowInterruptedException("Timeout has been exceeded");
        Deadline deadline = Deadline.after(limit, () -> {
            call.log("Cancelling nested steps due to timeout");
            call.context().worker().interrupt(expired);
        });
        try {
            return call.runBody(call.context());
        } finally {
            deadline.close();
        }
    }

    private static @Nullable Object retry(StepCall call) throws Throwable {
        long count = call.number("count", 0);
        if (count < 1) {
            throw new IllegalArgumentException("retry: count must be 1 or more, not %d.".formatted(count));
        }
        for (long left = count; ; left--) {
            try {
                return call.runBody(call.context());
            } catch (FlowInterruptedException ex) {
                throw ex;
            } catch (Throwable ex) {
                if (left == 1) {
                    throw ex;
                }
                Failures.log(call.context().build().log(), ex);
                call.log("Retrying");
            }
        }
    }

    private static @Nullable Object sleep(StepCall call) throws InterruptedException {
        Duration time = duration(call, TimeUnit.SECONDS);
        call.log("Sleeping for " + words(time));
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
        return null;
    }

    private static @Nullable Object waitUntil(StepCall call) throws Throwable {
        Body block = call.block();
        long wait = call.number("initialRecurrencePeriod", 250);
        while (true) {
            call.flow().open("");
            Object answer;
            try {
                answer = block.run(call.context());
            } finally {
                call.flow().close();
            }
            if (!(answer instanceof Boolean done)) {
                throw new AbortException("body return value %s is not boolean".formatted(answer));
            }
            if (done) {
                return null;
            }
            call.log("Will try again after " + words(Duration.ofMillis(wait)));
            TimeUnit.MILLISECONDS.sleep(wait);
            wait = Math.min(LONGEST_WAIT_MILLIS, wait * 6 / 5);
        }
    }

    private static Duration duration(StepCall call, TimeUnit otherwise) {
        long time = call.number("time", -1);
        String unit = call.text("unit", otherwise.name()).toUpperCase(Locale.ROOT);
        if (time < 0) {
            throw new IllegalArgumentException(
                    "'%s' needs a time of 0 or more.".formatted(call.step().name()));
        }
        try {
            return Duration.of(time, TimeUnit.valueOf(unit).toChronoUnit());
        } catch (IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    "'%s' is no unit of time: use SECONDS, MINUTES, HOURS, …".formatted(unit), ex);
        }
    }

    private static String words(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() >= 60) {
            return time.toSeconds() % 60 == 0
                    ? time.toMinutes() + " min"
                    : "%d min %d sec".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return time.toSeconds() + " sec";
    }
}
