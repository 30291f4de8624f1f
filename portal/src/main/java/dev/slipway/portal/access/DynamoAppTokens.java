package dev.slipway.portal.access;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.slipway.portal.app.AppName;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

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
                .filter((item) -> text(item, "run").equals(run))
                .flatMap((item) -> revoke(app, text(item, "sk")), REVOKED_AT_ONCE)
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
                .flatMap((item) -> revoke(app, text(item, "sk")), REVOKED_AT_ONCE)
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
        return write(List.of(
                TransactWriteItem.builder()
                        .put((put) -> put.tableName(this.table).item(token))
                        .build(),
                TransactWriteItem.builder()
                        .put((put) -> put.tableName(this.table).item(ofApp))
                        .build()));
    }

    /** Keeps the token's own item, so that its use can still be told from a made-up secret. */
    private Mono<Void> revoke(AppName app, String hash) {
        Map<String, AttributeValue> now =
                Map.of(":now", fromS(this.clock.instant().toString()));
        return write(List.of(
                TransactWriteItem.builder()
                        .update((update) -> update.tableName(this.table)
                                .key(tokenKey(hash))
                                .updateExpression("SET revoked = :now")
                                .expressionAttributeValues(now))
                        .build(),
                TransactWriteItem.builder()
                        .delete((delete) -> delete.tableName(this.table).key(appKey(app, hash)))
                        .build()));
    }

    private Mono<Void> write(List<TransactWriteItem> items) {
        return Mono.fromFuture(() -> this.client.transactWriteItems((write) -> write.transactItems(items)))
                .then();
    }

    private Flux<Map<String, AttributeValue>> ofApp(AppName app) {
        return Flux.from(this.client
                .queryPaginator((query) -> query.tableName(this.table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS("TOKENS#" + app)))
                        .consistentRead(true))
                .items());
    }

    private static Caller.Pipeline pipeline(Map<String, AttributeValue> item) {
        return new Caller.Pipeline(
                text(item, "id"),
                new AppName(text(item, "app")),
                attribute(item, "actions").ss().stream().map(Action::valueOf).collect(Collectors.toSet()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "A token's item lacks '" + name + "'.");
    }

    private static Map<String, AttributeValue> tokenKey(String hash) {
        return Map.of("pk", fromS("TOKEN#" + hash), "sk", fromS("TOKEN"));
    }

    private static Map<String, AttributeValue> appKey(AppName app, String hash) {
        return Map.of("pk", fromS("TOKENS#" + app), "sk", fromS(hash));
    }
}
