package dev.slipway.portal.provisioning;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a run with all that its page shows of it. */
@Component
final class RunReading {

    private final Runs runs;
    private final Paces paces;
    private final Clock clock;

    RunReading(Runs runs, Paces paces, Clock clock) {
        this.runs = runs;
        this.paces = paces;
        this.clock = clock;
    }

    /** Returns the pace that a run is held against while it is followed. */
    Mono<Pace> pace(Run run) {
        return this.paces.of(run);
    }

    /** Returns a run as its page shows it. */
    Mono<RunView> view(Run run, Pace pace) {
        return this.runs.log(run.id()).defaultIfEmpty(List.of()).map(log -> view(run, pace, log));
    }

    private RunView view(Run run, Pace pace, List<RunEvent> log) {
        return RunView.of(run, pace, log, this.clock.instant());
    }
}
