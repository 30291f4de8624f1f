package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.elb.Target.Health;
import dev.slipway.sandbox.aws.elb.TargetGroup.HealthCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks every target whether it is well. New targets are asked several times a second, so that nobody waits for a whole
 * interval; others at their group's interval, but every five seconds at least.
 */
final class HealthChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration NEW_TARGET = Duration.ofMillis(400);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(5);

    private final TargetGroups groups;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Scheduler scheduler = Schedulers.newSingle("elb-health", true);
    private final Disposable loop;

    HealthChecks(TargetGroups groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
        this.loop = Flux.interval(TICK, this.scheduler)
                .onBackpressureDrop()
                .subscribe((tick) -> checkAll(), (ex) -> LOG.error("Health checks have ended", ex));
    }

    @Override
    public void close() {
        this.loop.dispose();
        this.scheduler.dispose();
    }

    private void checkAll() {
        Instant now = this.clock.instant();
        for (TargetGroup group : this.groups.all()) {
            for (Target target : this.groups.targets(group.arn())) {
                Duration wait = target.isHealthy() ? interval(group.check()) : NEW_TARGET;
                if (target.checkIsDue(now, now.plus(wait))) {
                    check(group.check(), target);
                }
            }
        }
    }

    private static Duration interval(HealthCheck check) {
        Duration interval = Duration.ofSeconds(check.interval());
        return interval.compareTo(LONGEST_INTERVAL) < 0 ? interval : LONGEST_INTERVAL;
    }

    private void check(HealthCheck check, Target target) {
        URI address = URI.create("http://%s:%d%s".formatted(target.host(), target.port(), check.path()));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", "ELB-HealthChecker/2.0")
                .timeout(Duration.ofSeconds(check.timeout()))
                .build();
        this.http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, ex) -> {
            if (ex != null) {
                target.checked(false, failed(ex), check, this.clock.instant());
                return;
            }
            Health mismatch = new Health(
                    "unhealthy",
                    "Target.ResponseCodeMismatch",
                    "Health checks failed with these codes: [%d]".formatted(answer.statusCode()));
            target.checked(check.matches(answer.statusCode()), mismatch, check, this.clock.instant());
        });
    }

    private static Health failed(Throwable ex) {
        Throwable cause = ex instanceof CompletionException && ex.getCause() != null ? ex.getCause() : ex;
        return cause instanceof HttpTimeoutException
                ? new Health("unhealthy", "Target.Timeout", "Request timed out")
                : new Health("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
    }
}
