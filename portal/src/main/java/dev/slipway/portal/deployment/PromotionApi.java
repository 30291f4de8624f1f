package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Promotions.Promoted;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets people look at a promotion and promote. */
@RestController
class PromotionApi {

    private final DeploymentAccess access;
    private final Promotions promotions;
    private final Approvals approvals;
    private final Environments environments;

    PromotionApi(DeploymentAccess access, Promotions promotions, Approvals approvals, Environments environments) {
        this.access = access;
        this.promotions = promotions;
        this.approvals = approvals;
        this.environments = environments;
    }

    @GetMapping("/api/v1/apps/{app}/promotions/{environment}")
    Mono<OrderReview> review(
            Caller.Person caller, @PathVariable AppName app, @PathVariable EnvironmentName environment) {
        return this.access
                .app(caller, Action.DEPLOYMENT_READ, app)
                .flatMap(found -> this.promotions.review(found, environment));
    }

    @PostMapping("/api/v1/apps/{app}/promotions")
    Mono<ResponseEntity<PromotionAnswer>> promote(
            Caller.Person caller, @PathVariable AppName app, @RequestBody NewPromotion wanted) {
        return this.access
                .app(caller, action(wanted.environment()), app)
                .doOnNext(found -> this.access.checkOverride(caller, wanted.override(), found))
                .flatMap(found -> promote(caller, found, wanted))
                .map(PromotionAnswer::of)
                .map(answer ->
                        ResponseEntity.accepted().location(answer.address()).body(answer));
    }

    private Mono<Promoted> promote(Caller.Person caller, App app, NewPromotion wanted) {
        return Mono.defer(() -> this.promotions.promote(
                app, OrderForm.environment(wanted.environment(), this.environments), wanted.override(), caller));
    }

    /** Whoever is in the team may ask where somebody else approves; where nobody has to, it takes a lead. */
    private Action action(@Nullable String environment) {
        return environment != null && this.approvals.areNeededIn(environment)
                ? Action.DEPLOYMENT_PROMOTE
                : DeploymentAccess.deployTo(environment);
    }

    /**
     * What somebody asks for.
     *
     * @param environment name of the environment
     * @param override why a lead promotes in spite of a freeze
     */
    record NewPromotion(
            @Nullable String environment, @Nullable String override) {}

    /**
     * What came of it.
     *
     * @param address where to look: the deployment, or the run that sets the environment up first
     * @param deployment the deployment; null while the environment is being set up
     */
    record PromotionAnswer(URI address, @Nullable DeploymentAnswer deployment) {

        static PromotionAnswer of(Promoted promoted) {
            Deployment deployment = promoted.deployment();
            return (deployment != null)
                    ? new PromotionAnswer(deployment.address(), DeploymentAnswer.of(deployment))
                    : new PromotionAnswer(Objects.requireNonNull(promoted.run()).address(), null);
        }
    }
}
