package dev.slipway.portal.access;

import dev.slipway.portal.app.AppName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens that pipelines carry: bound to one app and to named actions, stored as hashes. */
public interface AppTokens {

    /**
     * Issues a token and revokes the ones that the same run issued before, so that a repeated step leaves one behind.
     *
     * @return the secret, which is shown this once
     */
    Mono<String> issue(AppName app, Set<Action> actions, String run);

    /** Finds whom a secret belongs to; empty when it is unknown, expired or revoked. */
    Mono<Caller.Pipeline> verify(String secret);

    /** Revokes every token of an app. */
    Mono<Void> revokeAll(AppName app);

    /** Lists the tokens of an app that are not revoked; never their secrets. */
    Flux<Issued> issued(AppName app);

    /**
     * A token, without its secret.
     *
     * @param id its id, as the audit trail names it
     * @param actions what it may be used for
     * @param created when it was issued
     * @param validUntil when it ends; null for never
     */
    record Issued(
            String id,
            Set<Action> actions,
            Instant created,
            @Nullable Instant validUntil) {}
}
