package dev.slipway.portal.access;

import dev.slipway.portal.app.AppName;
import java.util.Set;
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
}
