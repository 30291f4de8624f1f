package dev.slipway.portal.access;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.slipway.portal.app.AppName;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * App tokens in the portal's table: one item a token under the hash of its secret, and one under the app that leads
 * there. Secrets are stored nowhere.
 */
final class DynamoAppTokens implements AppTokens {
    private static final int REVOKED_AT_ONCE = 4;

    private final DynamoDbAsyncClient client;
    private final String table;
    private final Clock clock;

    DynamoAppTokens(DynamoDbAsyncClient client, String table, Clock clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Mono<String> issue(AppName app, Set<Action> actions, String run) {
        TokenSecret secret = TokenSecret.random();
        return ofApp(app)
                .filter((item) -> item.get("run").s().equals(run))
                .flatMap((item) -> revoke(app, item.get("sk").s()), REVOKED_AT_ONCE)
                .then(store(app, actions, run, secret))
                .thenReturn(secret.value());
    }

    @Override
    public Mono<Caller.Pipeline> verify(String secret) {
        return Mono.fromFuture(() -> this.client.getItem((get) -> get.tableName(this.table)
                        .key(tokenKey(new TokenSecret(secret).hash()))
                        .consistentRead(true)))
                .filter((found) -> found.hasItem() && !found.item().containsKey("revoked"))
                .map((found) -> pipeline(found.item()));
    }

    @Override
    public Mono<Void> revokeAll(AppName app) {
        return ofApp(app)
                .flatMap((item) -> revoke(app, item.get("sk").s()), REVOKED_AT_ONCE)
                .then();
    }

    private Mono<Void> store(AppName app, Set<Action> actions, String run, TokenSecret secret) {
        Map<String, AttributeValue> token = new HashMap<>(tokenKey(secret.hash()));
        token.put("id", fromS(UUID.randomUUID().toString()));
        token.put("app", fromS(app.value()));
        token.put("actions", fromSs(actions.stream().map(Action::name).sorted().toList()));
        token.put("run", fromS(run));
        token.put("created", fromS(this.clock.instant().toString()));
        Map<String, AttributeValue> ofApp = new HashMap<>(appKey(app, secret.hash()));
        ofApp.put("run", fromS(run));
        return Mono.fromFuture(() -> this.client.transactWriteItems((write) -> write.transactItems(
                        (item) -> item.put((put) -> put.tableName(this.table).item(token)),
                        (item) -> item.put((put) -> put.tableName(this.table).item(ofApp)))))
                .then();
    }

    /** Keeps the token's own item, so that its use can still be told from a made-up secret. */
    private Mono<Void> revoke(AppName app, String hash) {
        return Mono.fromFuture(() -> this.client.transactWriteItems((write) -> write.transactItems(
                        (item) -> item.update((update) -> update.tableName(this.table)
                                .key(tokenKey(hash))
                                .updateExpression("SET revoked = :now")
                                .expressionAttributeValues(
                                        Map.of(":now", fromS(this.clock.instant().toString())))),
                        (item) -> item.delete((delete) -> delete.tableName(this.table).key(appKey(app, hash))))))
                .then();
    }

    private Flux<Map<String, AttributeValue>> ofApp(AppName app) {
        return Flux.from(this.client.queryPaginator((query) -> query.tableName(this.table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS("TOKENS#" + app)))
                        .consistentRead(true))
                .items());
    }

    private static Caller.Pipeline pipeline(Map<String, AttributeValue> item) {
        return new Caller.Pipeline(
                item.get("id").s(), new AppName(item.get("app").s()), actions(item.get("actions").ss().stream()));
    }

    private static Set<Action> actions(Stream<String> names) {
        return names.map(Action::valueOf).collect(Collectors.toSet());
    }

    private static Map<String, AttributeValue> tokenKey(String hash) {
        return Map.of("pk", fromS("TOKEN#" + hash), "sk", fromS("TOKEN"));
    }

    private static Map<String, AttributeValue> appKey(AppName app, String hash) {
        return Map.of("pk", fromS("TOKENS#" + app), "sk", fromS(hash));
    }
}
