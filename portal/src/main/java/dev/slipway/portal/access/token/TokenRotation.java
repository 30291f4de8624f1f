package dev.slipway.portal.access.token;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.AppTokens.Issued;
import dev.slipway.portal.access.AppTokens.NewToken;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.ci.AppJobs.Credential;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives an app's pipelines a new token without a gap: the new one is good before Jenkins has it, and the ones before end
 * only when builds that began with them have had time to end.
 */
final class TokenRotation {

    /** Longer than a build may take. */
    static final Duration OVERLAP = Duration.ofHours(2);

    private final AppTokens tokens;
    private final BuildServer builds;
    private final Inventory inventory;
    private final PortalProperties portal;
    private final Clock clock;

    TokenRotation(AppTokens tokens, BuildServer builds, Inventory inventory, PortalProperties portal, Clock clock) {
        this.tokens = tokens;
        this.builds = builds;
        this.inventory = inventory;
        this.portal = portal;
        this.clock = clock;
    }

    /**
     * Renews the token of an app's pipelines. When Jenkins does not answer, nobody knows which token it has: all stay
     * good, and the next rotation ends them.
     *
     * @return the new token; {@link Conflict} for an app without jobs
     */
    Mono<Issued> rotate(App app) {
        return this.inventory
                .find(app.name(), ResourceKind.JOBS, app.name().folder())
                .filter(Resource::isKnownToBeThere)
                .switchIfEmpty(Mono.error(() -> new Conflict(
                        "'%s' has no jobs in Jenkins, so there is no token to renew.".formatted(app.name()), null)))
                .flatMap(jobs -> ofPipelines(app)
                        .collectList()
                        .flatMap(before -> this.tokens
                                .add(app.name(), AppTokens.OF_PIPELINES, AppTokens.PIPELINES, AppTokens.LIFETIME)
                                .flatMap(next -> handOver(app, jobs, next)
                                        .thenMany(Flux.fromIterable(before))
                                        .concatMap(old -> this.tokens.end(
                                                app.name(),
                                                old.id(),
                                                this.clock.instant().plus(OVERLAP)))
                                        .then(Mono.just(next.token())))));
    }

    private Flux<Issued> ofPipelines(App app) {
        return this.tokens.issued(app.name()).filter(token -> token.holder().equals(AppTokens.PIPELINES));
    }

    private Mono<Void> handOver(App app, Resource jobs, NewToken next) {
        return this.builds.replaceToken(
                new Credential(jobs.name(), jobs.mark().text(), app.name().value(), next.secret(), this.portal.url()));
    }
}
