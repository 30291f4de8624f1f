package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out how fast the last creates from the same template went. */
@Component
final class Paces {

    /** As many as a median needs to forgive a slow day. */
    private static final int CREATES = 9;

    private final AppDirectory apps;
    private final Runs runs;

    Paces(AppDirectory apps, Runs runs) {
        this.apps = apps;
        this.runs = runs;
    }

    /** Returns the pace that a run can be held against; unknown for all but creates. */
    Mono<Pace> of(Run run) {
        if (run.kind() != RunKind.CREATE || run.state().isEnded()) {
            return Mono.just(Pace.UNKNOWN);
        }
        return this.apps
                .find(run.app())
                .flatMapMany(app -> this.apps.newest(app.template(), CREATES + 1))
                .map(App::createRun)
                .filter(id -> !id.equals(run.id()))
                .flatMapSequential(this.runs::find)
                .filter(each -> each.state() == RunState.SUCCEEDED)
                .take(CREATES)
                .collectList()
                .map(Pace::new);
    }
}
