package dev.slipway.portal.access;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** App tokens in the portal's table. Secrets are stored nowhere. */
final class TableAppTokens implements AppTokens {

    private static final Logger LOG = LoggerFactory.getLogger(TableAppTokens.class);
    private static final int REVOKED_AT_ONCE = 4;

    /** A pipeline asks every few seconds; not each time is written down. */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    private final Table table;
    private final Clock clock;

    TableAppTokens(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Mono<String> issue(AppName app, Set<Action> actions, String run) {
        return ofApp(app)
                .filter((item) -> run.equals(item.textOrNull(TokenItems.RUN)))
                .flatMap((item) -> revoke(app, item.text(TokenItems.HASH)), REVOKED_AT_ONCE)
                .then(Mono.defer(() -> add(app, actions, PIPELINES, LIFETIME, run)))
                .map(NewToken::secret);
    }

    @Override
    public Mono<NewToken> add(AppName app, Set<Action> actions, String holder, Duration lifetime) {
        return add(app, actions, holder, lifetime, null);
    }

    private Mono<NewToken> add(
            AppName app, Set<Action> actions, String holder, Duration lifetime, @Nullable String run) {
        TokenSecret secret = TokenSecret.random();
        Instant now = this.clock.instant();
        Issued token = new Issued(UUID.randomUUID().toString(), holder, actions, now, now.plus(lifetime), null);
        Item ofApp = Item.of(TokenItems.ofApp(app, secret.hash()))
                .with(TokenItems.HASH, secret.hash())
                .with(TokenItems.RUN, run);
        return this.table
                .write(List.of(Change.create(TokenItems.item(secret.hash(), app, token)), Change.create(ofApp)))
                .thenReturn(new NewToken(token, secret.value()));
    }

    @Override
    public Mono<Caller.Pipeline> verify(String secret) {
        return this.table
                .get(TokenItems.token(new TokenSecret(secret).hash()))
                .filter((item) -> TokenItems.isGood(item, this.clock.instant()))
                .flatMap((item) -> noteUse(item).thenReturn(TokenItems.caller(item)));
    }

    /** A use that cannot be noted is a use all the same. */
    private Mono<Void> noteUse(Item token) {
        Instant now = this.clock.instant();
        Instant used = token.timeOrNull(TokenItems.USED);
        if (used != null && now.isBefore(used.plus(USE_IS_NOTED_EVERY))) {
            return Mono.empty();
        }
        return this.table
                .write(Change.update(Item.of(token.key()).with(TokenItems.USED, now), Set.of()))
                .onErrorResume(OutsideFault.class, (fault) -> {
                    LOG.warn("The use of token {} was not noted: {}", token.text("id"), fault.getMessage());
                    return Mono.empty();
                });
    }

    @Override
    public Mono<Issued> end(AppName app, String id, Instant end) {
        return good(app)
                .filter((item) -> item.text("id").equals(id))
                .next()
                .flatMap((item) -> {
                    Instant before = item.timeOrNull(TokenItems.VALID_UNTIL);
                    return (before != null && before.isBefore(end))
                            ? Mono.just(item)
                            : write(item.with(TokenItems.VALID_UNTIL, end));
                })
                .map(TokenItems::read);
    }

    private Mono<Item> write(Item token) {
        Item end = Item.of(token.key()).with(TokenItems.VALID_UNTIL, token.time(TokenItems.VALID_UNTIL));
        return this.table.write(Change.update(end, Set.of())).thenReturn(token);
    }

    @Override
    public Mono<Void> revokeAll(AppName app) {
        return ofApp(app)
                .flatMap((item) -> revoke(app, item.text(TokenItems.HASH)), REVOKED_AT_ONCE)
                .then();
    }

    @Override
    public Flux<Issued> issued(AppName app) {
        return good(app).map(TokenItems::read);
    }

    private Flux<Item> good(AppName app) {
        return ofApp(app)
                .concatMap((item) -> this.table.get(TokenItems.token(item.text(TokenItems.HASH))))
                .filter((item) -> TokenItems.isGood(item, this.clock.instant()));
    }

    /** Keeps the token's own item, so that its use can still be told from a made-up secret. */
    private Mono<Void> revoke(AppName app, String hash) {
        Item revoked = Item.of(TokenItems.token(hash)).with("revoked", this.clock.instant());
        return this.table.write(List.of(Change.update(revoked, Set.of()), Change.delete(TokenItems.ofApp(app, hash))));
    }

    private Flux<Item> ofApp(AppName app) {
        return this.table.query(TokenItems.allOf(app)).flatMapIterable(Page::items);
    }
}
