package dev.slipway.portal.outside;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One token per app in memory. */
public final class FakeAppTokens implements AppTokens {

    private final Map<AppName, Set<Action>> issued = new ConcurrentHashMap<>();

    /** Returns the apps that have a token. */
    public Set<AppName> apps() {
        return Set.copyOf(this.issued.keySet());
    }

    @Override
    public Mono<String> issue(AppName app, Set<Action> actions, String run) {
        return add(app, actions, PIPELINES, LIFETIME).map(NewToken::secret);
    }

    @Override
    public Mono<NewToken> add(AppName app, Set<Action> actions, String holder, Duration lifetime) {
        return Mono.fromSupplier(() -> {
            this.issued.put(app, actions);
            return new NewToken(token(app, actions), "token-of-" + app);
        });
    }

    @Override
    public Mono<Caller.Pipeline> verify(String secret) {
        return Mono.empty();
    }

    @Override
    public Mono<Issued> end(AppName app, String id, Instant end) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> revokeAll(AppName app) {
        return Mono.fromRunnable(() -> this.issued.remove(app));
    }

    @Override
    public Flux<Issued> issued(AppName app) {
        Set<Action> actions = this.issued.get(app);
        return actions == null ? Flux.empty() : Flux.just(token(app, actions));
    }

    private static Issued token(AppName app, Set<Action> actions) {
        return new Issued("token-of-" + app, PIPELINES, actions, Instant.EPOCH, null, null);
    }
}
