package dev.slipway.portal.outside;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
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
        return Mono.fromSupplier(() -> {
            this.issued.put(app, actions);
            return "token-of-" + app;
        });
    }

    @Override
    public Mono<Caller.Pipeline> verify(String secret) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> revokeAll(AppName app) {
        return Mono.fromRunnable(() -> this.issued.remove(app));
    }

    @Override
    public Flux<Issued> issued(AppName app) {
        Set<Action> actions = this.issued.get(app);
        return actions == null ? Flux.empty() : Flux.just(new Issued("token-of-" + app, actions, Instant.EPOCH, null));
    }
}
