package dev.slipway.portal.access.token;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.AppTokens.Issued;
import dev.slipway.portal.access.AppTokens.NewToken;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets leads issue, renew and revoke the tokens of their apps; one that deploys to prod takes an admin. */
@RestController
class TokenApi {

    private final AppDirectory apps;
    private final AppTokens tokens;
    private final TokenRotation rotation;
    private final Policy policy;
    private final Clock clock;

    TokenApi(AppDirectory apps, AppTokens tokens, TokenRotation rotation, Policy policy, Clock clock) {
        this.apps = apps;
        this.tokens = tokens;
        this.rotation = rotation;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/api/v1/apps/{app}/tokens")
    Mono<List<TokenAnswer>> list(Caller.Person caller, @PathVariable AppName app) {
        return find(caller, Action.APP_READ, app)
                .flatMap(found ->
                        this.tokens.issued(found.name()).map(TokenAnswer::of).collectList());
    }

    /** Issues a token; its secret stands in this answer and nowhere else. */
    @PostMapping("/api/v1/apps/{app}/tokens")
    Mono<ResponseEntity<NewTokenAnswer>> issue(
            Caller.Person caller, @PathVariable AppName app, @RequestBody TokenOrder order) {
        return find(caller, Action.TOKEN_WRITE, app)
                .doOnNext(found -> {
                    if (order.allowed().contains(Action.DEPLOY_PROD)) {
                        this.policy.check(caller, Action.TOKEN_ISSUE_PROD, found, null);
                    }
                })
                .flatMap(found -> this.tokens.add(found.name(), order.allowed(), caller.name(), order.lifetime()))
                .doOnNext(next ->
                        caller.origin().changed("token", null, next.token().id()))
                .map(next -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(NewTokenAnswer.of(next)));
    }

    @PostMapping("/api/v1/apps/{app}/tokens/rotate")
    Mono<TokenAnswer> rotate(Caller.Person caller, @PathVariable AppName app) {
        return find(caller, Action.TOKEN_WRITE, app)
                .flatMap(this.rotation::rotate)
                .doOnNext(next -> caller.origin().changed("token", null, next.id()))
                .map(TokenAnswer::of);
    }

    /** Revokes one token at once. */
    @PostMapping("/api/v1/apps/{app}/tokens/{id}/revoke")
    Mono<TokenAnswer> revoke(Caller.Person caller, @PathVariable AppName app, @PathVariable String id) {
        return find(caller, Action.TOKEN_WRITE, app)
                .flatMap(found -> this.tokens.end(found.name(), id, this.clock.instant()))
                .switchIfEmpty(Mono.error(() -> new NotFound("'%s' has no token '%s'.".formatted(app, id))))
                .doOnNext(ended -> caller.origin().changed("token", ended.id(), null))
                .map(TokenAnswer::of);
    }

    private Mono<App> find(Caller.Person caller, Action action, AppName app) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext(found -> this.policy.check(caller, action, found, null));
    }

    /**
     * A token.
     *
     * @param id its id, as the audit trail names it
     * @param holder who has it
     * @param actions what it may be used for
     * @param created when it was issued
     * @param validUntil when it ends; null for never
     * @param lastUsed when it was used last; null for never
     */
    record TokenAnswer(
            String id,
            String holder,
            List<String> actions,
            Instant created,
            @Nullable Instant validUntil,
            @Nullable Instant lastUsed) {

        static TokenAnswer of(Issued token) {
            return new TokenAnswer(
                    token.id(),
                    token.holder(),
                    ids(token.actions()),
                    token.created(),
                    token.validUntil(),
                    token.lastUsed());
        }

        private static List<String> ids(Set<Action> actions) {
            return actions.stream().map(Action::id).sorted().toList();
        }
    }

    /**
     * A new token.
     *
     * @param token the token
     * @param secret what its holder carries
     */
    record NewTokenAnswer(TokenAnswer token, String secret) {

        static NewTokenAnswer of(NewToken next) {
            return new NewTokenAnswer(TokenAnswer.of(next.token()), next.secret());
        }

        @Override
        public String toString() {
            return "NewTokenAnswer[token=%s, secret=***]".formatted(this.token);
        }
    }
}
