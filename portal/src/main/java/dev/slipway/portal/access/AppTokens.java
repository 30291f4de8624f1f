package dev.slipway.portal.access;

import dev.slipway.portal.app.AppName;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens that pipelines carry: bound to one app and to named actions, stored as hashes. */
public interface AppTokens {

    /** Holder of the tokens that the app's own pipelines find in their folder. */
    String PIPELINES = "pipelines";

    /** How long the tokens of pipelines are good. */
    Duration LIFETIME = Duration.ofDays(365);

    /** What the app's own pipelines may do: any branch's Jenkinsfile can read their token. */
    Set<Action> OF_PIPELINES = Set.of(Action.DEPLOY_TEST, Action.EVENT_PUBLISH);

    /**
     * Issues a token for the app's pipelines and revokes the ones that the same run issued before, so that a repeated
     * step leaves one behind.
     *
     * @return the secret, which is shown this once
     */
    Mono<String> issue(AppName app, Set<Action> actions, String run);

    /**
     * Issues one more token; those that are out stay as they are.
     *
     * @param holder who has it
     * @param lifetime how long it is good
     */
    Mono<NewToken> add(AppName app, Set<Action> actions, String holder, Duration lifetime);

    /** Finds whom a secret belongs to, and notes that it was used; empty when it is unknown, expired or revoked. */
    Mono<Caller.Pipeline> verify(String secret);

    /**
     * Lets a token end.
     *
     * @param end when; a token that ends before stays as it is
     * @return the token as it is now; empty when the app has none of that id
     */
    Mono<Issued> end(AppName app, String id, Instant end);

    /** Revokes every token of an app. */
    Mono<Void> revokeAll(AppName app);

    /** Lists the tokens of an app that are not revoked and have not ended; never their secrets. */
    Flux<Issued> issued(AppName app);

    /**
     * A token, without its secret.
     *
     * @param id its id, as the audit trail names it
     * @param holder who has it
     * @param actions what it may be used for
     * @param created when it was issued
     * @param validUntil when it ends; null for never
     * @param lastUsed when it was used last, to some minutes; null for never
     */
    record Issued(
            String id,
            String holder,
            Set<Action> actions,
            Instant created,
            @Nullable Instant validUntil,
            @Nullable Instant lastUsed) {

        /** Copies the actions. */
        public Issued {
            actions = Set.copyOf(actions);
        }
    }

    /**
     * A token that was issued just now.
     *
     * @param token the token
     * @param secret its secret, which is shown this once
     */
    record NewToken(Issued token, String secret) {

        @Override
        public String toString() {
            return "NewToken[token=%s, secret=***]".formatted(this.token);
        }
    }
}
