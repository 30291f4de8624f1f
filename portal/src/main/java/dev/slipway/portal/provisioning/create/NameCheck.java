package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.web.PageAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says whether a name is free while somebody types it. Only a hint: what cannot be asked in time is asked again before
 * anything is made.
 */
@Component
final class NameCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AppDirectory apps;
    private final Preflight preflight;
    private final NameIdeas ideas;
    private final Environment environment;
    private final String organisation;

    NameCheck(
            AppDirectory apps,
            Preflight preflight,
            NameIdeas ideas,
            Environments environments,
            PortalProperties portal) {
        this.apps = apps;
        this.ideas = ideas;
        this.preflight = preflight;
        this.environment = environments.get(EnvironmentName.TEST);
        this.organisation = portal.organisation();
    }

    /** Looks in Slipway first, and then everywhere outside. */
    Mono<Answer> check(String name) {
        if (name.isEmpty()) {
            return Mono.just(new Answer(List.of(), List.of(), false, false, review(name)));
        }
        return Mono.fromSupplier(() -> new AppName(name))
                .flatMap(this::isFree)
                .onErrorResume(InvalidInput.class, (broken) -> Mono.just(refused(name, broken, null, List.of())))
                .onErrorResume(Conflict.class, (taken) -> taken(name, taken, PageAddress.of(taken.existing())));
    }

    /** Returns the names that follow; placeholders while the name is none. */
    NameReview review(String name) {
        try {
            return NameReview.of(new AppName(name), this.organisation, this.environment);
        } catch (InvalidInput broken) {
            return NameReview.open(this.organisation, this.environment);
        }
    }

    private Mono<Answer> isFree(AppName name) {
        NameReview review = review(name.value());
        Mono<Answer> outside = this.preflight
                .nameIsFree(name)
                .thenReturn(new Answer(List.of(), List.of(), true, false, review))
                .timeout(PATIENCE)
                .onErrorReturn(NameCheck::isOutside, new Answer(List.of(), List.of(), false, true, review));
        return this.apps
                .find(name)
                .flatMap((app) -> taken(
                        name.value(),
                        new Conflict(
                                "'%s' is taken: the team %s has an app of that name.".formatted(name, app.team()),
                                null),
                        null))
                .switchIfEmpty(outside);
    }

    private static boolean isOutside(Throwable fault) {
        return fault instanceof OutsideFault || fault instanceof TimeoutException;
    }

    private Mono<Answer> taken(String name, Conflict conflict, @Nullable String existing) {
        return this.ideas.near(name).map((ideas) -> refused(name, conflict, existing, ideas));
    }

    private Answer refused(String name, Throwable fault, @Nullable String existing, List<String> ideas) {
        Refusal refusal = new Refusal(String.valueOf(fault.getMessage()), existing == null ? "" : existing);
        return new Answer(List.of(refusal), ideas, false, false, review(name));
    }

    /**
     * The answer.
     *
     * @param refusals why the name cannot be had; one at most
     * @param ideas free names close to it, where it is taken
     * @param free whether it is free everywhere
     * @param unknown whether somewhere could not be looked
     * @param review the names that follow
     */
    record Answer(List<Refusal> refusals, List<String> ideas, boolean free, boolean unknown, NameReview review) {}

    /**
     * Why a name cannot be had.
     *
     * @param text the words
     * @param existing page of what is in the way; may be empty
     */
    record Refusal(String text, String existing) {}
}
