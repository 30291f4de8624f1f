package dev.slipway.portal.access;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * App tokens in the portal's table: one item a token under the hash of its secret, and one under the app that leads
 * there. Secrets are stored nowhere.
 */
final class TableAppTokens implements AppTokens {

    private static final String TOKEN = "token";
    private static final String OF_APP = "token#";
    private static final String VALID_UNTIL = "validUntil";
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int REVOKED_AT_ONCE = 4;

    private final Table table;
    private final Clock clock;

    TableAppTokens(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Mono<String> issue(AppName app, Set<Action> actions, String run) {
        TokenSecret secret = TokenSecret.random();
        return ofApp(app)
                .filter((item) -> item.text("run").equals(run))
                .flatMap((item) -> revoke(app, item.text("hash")), REVOKED_AT_ONCE)
                .then(store(app, actions, run, secret.hash()))
                .thenReturn(secret.value());
    }

    @Override
    public Mono<Caller.Pipeline> verify(String secret) {
        return this.table
                .get(tokenKey(new TokenSecret(secret).hash()))
                .filter((item) -> item.textOrNull("revoked") == null && isInTime(item))
                .map(TableAppTokens::pipeline);
    }

    @Override
    public Mono<Void> revokeAll(AppName app) {
        return ofApp(app)
                .flatMap((item) -> revoke(app, item.text("hash")), REVOKED_AT_ONCE)
                .then();
    }

    @Override
    public Flux<Issued> issued(AppName app) {
        return ofApp(app)
                .concatMap((item) -> this.table.get(tokenKey(item.text("hash"))))
                .filter((item) -> item.textOrNull("revoked") == null)
                .map((item) -> new Issued(
                        item.text("id"), pipeline(item).actions(), item.time("created"), item.timeOrNull(VALID_UNTIL)));
    }

    /** Tokens from before there was an end have none. */
    private boolean isInTime(Item token) {
        Instant end = token.timeOrNull(VALID_UNTIL);
        return end == null || this.clock.instant().isBefore(end);
    }

    private Mono<Void> store(AppName app, Set<Action> actions, String run, String hash) {
        Item token = Item.of(tokenKey(hash))
                .with("id", UUID.randomUUID().toString())
                .with("app", app.value())
                .with("actions", actions.stream().map(Action::name).sorted().collect(Collectors.joining(" ")))
                .with("run", run)
                .with("created", this.clock.instant())
                .with(VALID_UNTIL, this.clock.instant().plus(LIFETIME));
        Item ofApp = Item.of(appKey(app, hash)).with("hash", hash).with("run", run);
        return this.table.write(List.of(Change.create(token), Change.create(ofApp)));
    }

    /** Keeps the token's own item, so that its use can still be told from a made-up secret. */
    private Mono<Void> revoke(AppName app, String hash) {
        Item revoked = Item.of(tokenKey(hash)).with("revoked", this.clock.instant());
        return this.table.write(List.of(Change.update(revoked, Set.of()), Change.delete(appKey(app, hash))));
    }

    private Flux<Item> ofApp(AppName app) {
        return this.table
                .query(Query.of(AppDirectory.partition(app), OF_APP, Query.LARGEST))
                .flatMapIterable(Page::items);
    }

    private static Caller.Pipeline pipeline(Item item) {
        Set<Action> actions = Arrays.stream(item.text("actions").split(" "))
                .filter((name) -> !name.isEmpty())
                .map(Action::valueOf)
                .collect(Collectors.toSet());
        return new Caller.Pipeline(item.text("id"), new AppName(item.text("app")), actions);
    }

    private static Key tokenKey(String hash) {
        return new Key("token#" + hash, TOKEN);
    }

    private static Key appKey(AppName app, String hash) {
        return new Key(AppDirectory.partition(app), OF_APP + hash);
    }
}
