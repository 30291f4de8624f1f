package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.OutsideFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.HttpResponseException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one place where calls of Jenkins block: on threads of their own, a bounded number of them, each with a time limit.
 *
 * <p>Whatever goes wrong comes out as an {@link OutsideFault}.
 */
final class JenkinsCalls implements AutoCloseable {

    static final String SYSTEM = "Jenkins";

    private static final int MOST_WAITING = 1_000;
    /** Several requests make one call, such as an update; each has its own time limit on the connection. */
    private static final int REQUESTS_IN_A_CALL = 12;

    private final Scheduler threads;
    private final Duration limit;

    JenkinsCalls(int atOnce, Duration timeoutOfARequest) {
        this.threads = Schedulers.newBoundedElastic(atOnce, MOST_WAITING, "jenkins-client", 60, true);
        this.limit = timeoutOfARequest.multipliedBy(REQUESTS_IN_A_CALL);
    }

    /** Makes a call that gives a value. */
    <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(this.threads)
                .timeout(this.limit)
                .onErrorMap(JenkinsCalls::translate);
    }

    /** Makes a call that may find nothing. */
    <T> Mono<T> find(Callable<Optional<T>> call) {
        return call(call).flatMap(Mono::justOrEmpty);
    }

    private static Throwable translate(Throwable ex) {
        if (ex instanceof HttpResponseException refusal) {
            return refused(refusal);
        }
        if (ex instanceof TimeoutException) {
            return OutsideFault.passing(SYSTEM, "Jenkins took too long to answer.", null, ex);
        }
        if (ex instanceof IOException) {
            return OutsideFault.passing(SYSTEM, "Jenkins did not answer: " + ex.getMessage(), null, ex);
        }
        return ex;
    }

    private static OutsideFault refused(HttpResponseException ex) {
        int status = ex.getStatusCode();
        if (status == 401 || status == 403) {
            return OutsideFault.lasting(
                    SYSTEM,
                    "Jenkins refused the portal's user (status %d). The platform team has to check slipway.jenkins.user, its token and its rights."
                            .formatted(status),
                    ex);
        }
        String message = "Jenkins answered with status %d.".formatted(status);
        return status == 408 || status == 429 || status >= 500
                ? OutsideFault.passing(SYSTEM, message, null, ex)
                : OutsideFault.lasting(SYSTEM, message + " Its own log says why.", ex);
    }

    @Override
    public void close() {
        this.threads.dispose();
    }
}
