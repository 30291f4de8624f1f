package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.provisioning.RunAnswer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells what of an app differs from its inventory, and restores what is missing. */
@RestController
class RepairApi {

    private final DriftCheck drift;
    private final Repairs repairs;
    private final AppDirectory apps;
    private final Policy policy;

    RepairApi(DriftCheck drift, Repairs repairs, AppDirectory apps, Policy policy) {
        this.drift = drift;
        this.repairs = repairs;
        this.apps = apps;
        this.policy = policy;
    }

    @GetMapping("/api/v1/apps/{app}/drift")
    Mono<List<DifferenceAnswer>> drift(Caller caller, @PathVariable AppName app) {
        return find(caller, Action.APP_READ, app)
                .flatMap(this.drift::of)
                .map(all -> all.stream().map(DifferenceAnswer::of).toList());
    }

    @PostMapping("/api/v1/apps/{app}/repair")
    Mono<ResponseEntity<RunAnswer>> repair(Caller caller, @PathVariable AppName app) {
        return find(caller, Action.APP_REPAIR, app)
                .flatMap(found -> this.repairs.repair(found, caller.name()))
                .map(RunAnswer::accepted);
    }

    private Mono<App> find(Caller caller, Action action, AppName name) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext(app -> this.policy.check(caller, action, app, null));
    }

    /**
     * A resource, compared.
     *
     * @param kind what it is
     * @param name its name
     * @param state {@code there}, {@code changed}, {@code missing} or {@code foreign}
     * @param words what differs
     * @param page where to look
     */
    record DifferenceAnswer(
            String kind,
            String name,
            String state,
            String words,
            @Nullable URI page) {

        static DifferenceAnswer of(Difference difference) {
            return new DifferenceAnswer(
                    difference.resource().kind().title(),
                    difference.resource().name(),
                    difference.sight().state().name().toLowerCase(Locale.ROOT),
                    difference.sight().words(),
                    difference.sight().page());
        }
    }
}
