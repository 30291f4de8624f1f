package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets admins keep new runs waiting, and let them begin again. */
@RestController
class RunPauseApi {

    private static final int LONGEST_REASON = 200;

    private final RunPause pause;
    private final Policy policy;

    RunPauseApi(RunPause pause, Policy policy) {
        this.pause = pause;
        this.policy = policy;
    }

    @GetMapping("/api/v1/runs-pause")
    Mono<PauseAnswer> read(Caller caller) {
        this.policy.check(caller, Action.RUNS_PAUSE, null, null);
        return this.pause.find().map(PauseAnswer::of).defaultIfEmpty(new PauseAnswer(false, null, null, null));
    }

    @PutMapping("/api/v1/runs-pause")
    Mono<PauseAnswer> begin(Caller caller, @RequestBody NewPause wanted) {
        this.policy.check(caller, Action.RUNS_PAUSE, null, null);
        String reason = wanted.reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "Say in 1 to 200 characters why new runs are to wait; people read it.");
        }
        return this.pause.pause(caller.name(), reason).map(PauseAnswer::of);
    }

    @DeleteMapping("/api/v1/runs-pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Caller caller) {
        this.policy.check(caller, Action.RUNS_PAUSE, null, null);
        return this.pause.end();
    }

    /**
     * What is answered.
     *
     * @param paused whether new runs wait
     * @param by who wanted it
     * @param reason why
     * @param since since when
     */
    record PauseAnswer(
            boolean paused,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant since) {

        static PauseAnswer of(RunPause.Pause pause) {
            return new PauseAnswer(true, pause.by(), pause.reason(), pause.since());
        }
    }

    /**
     * What is asked for.
     *
     * @param reason why new runs are to wait
     */
    record NewPause(@Nullable String reason) {}
}
