package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The portal's table in DynamoDB. */
public final class DynamoTable implements Table {

    private static final String SYSTEM = "DynamoDB";
    /**
     * The most that DynamoDB takes.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
     */
    private static final int MOST_AT_ONCE = 100;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final Retry WHEN_TRANSACTIONS_COLLIDE = Retry.backoff(8, Duration.ofMillis(20))
            .maxBackoff(Duration.ofMillis(500))
            .filter(Collision.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) ->
                    OutsideFault.passing(SYSTEM, "Too many writes met on one item.", null, signal.failure()));

    private final DynamoDbAsyncClient client;
    private final String name;

    /**
     * @param client the SDK's client
     * @param name name of the table
     */
    public DynamoTable(DynamoDbAsyncClient client, String name) {
        this.client = client;
        this.name = name;
    }

    @Override
    public Mono<Item> get(Key key) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(this.name)
                .key(DynamoItems.key(key))
                .consistentRead(true)
                .build();
        return AwsCall.to(SYSTEM, () -> this.client.getItem(request))
                .filter(answer -> answer.hasItem() && !answer.item().isEmpty())
                .map(answer -> DynamoItems.read(answer.item()));
    }

    @Override
    public Flux<Item> getAll(List<Key> keys) {
        return Flux.fromIterable(keys).buffer(MOST_AT_ONCE).concatMap(this::batch);
    }

    /** What DynamoDB leaves out of a batch, as when it is busy, is asked for by itself. */
    private Flux<Item> batch(List<Key> keys) {
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys.stream().distinct().map(DynamoItems::key).toList())
                .consistentRead(true)
                .build();
        BatchGetItemRequest request = BatchGetItemRequest.builder()
                .requestItems(Map.of(this.name, wanted))
                .build();
        return AwsCall.to(SYSTEM, () -> this.client.batchGetItem(request)).flatMapMany(answer -> {
            Map<Key, Item> found = new HashMap<>();
            answer.responses().values().stream()
                    .flatMap(List::stream)
                    .map(DynamoItems::read)
                    .forEach(item -> found.put(item.key(), item));
            boolean whole = answer.unprocessedKeys().isEmpty();
            return Flux.fromIterable(keys)
                    .concatMap(key -> found.containsKey(key) || whole ? Mono.justOrEmpty(found.get(key)) : get(key));
        });
    }

    @Override
    public Mono<Page<Item>> query(Query query) {
        String cursor = query.cursor();
        boolean skipsCursor = cursor != null;
        String from = (skipsCursor && !query.backwards()) ? cursor : query.from();
        String to = (skipsCursor && query.backwards()) ? cursor : query.to();
        // One more than wanted tells whether there is a next page; the cursor's own item is dropped.
        int limit = query.limit() + (skipsCursor ? 2 : 1);
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(this.name)
                .keyConditionExpression("#p = :p AND #s BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#p", query.partitionAttribute(), "#s", query.sortAttribute()))
                .expressionAttributeValues(Map.of(
                        ":p", AttributeValue.fromS(query.partition()),
                        ":from", AttributeValue.fromS(from),
                        ":to", AttributeValue.fromS(to)))
                .scanIndexForward(!query.backwards())
                .limit(limit);
        if (query.index() != null) {
            request.indexName(query.index().id());
        } else {
            request.consistentRead(true);
        }
        return AwsCall.to(SYSTEM, () -> this.client.query(request.build())).map(answer -> page(query, cursor, answer));
    }

    private static Page<Item> page(Query query, @Nullable String cursor, QueryResponse answer) {
        String sort = query.sortAttribute();
        List<Item> items = answer.items().stream()
                .map(DynamoItems::read)
                .filter(item -> !item.text(sort).equals(cursor))
                .toList();
        boolean more = items.size() > query.limit() || (answer.hasLastEvaluatedKey() && !items.isEmpty());
        List<Item> page = items.subList(0, Math.min(items.size(), query.limit()));
        return new Page<>(page, more ? page.get(page.size() - 1).text(sort) : null);
    }

    @Override
    public Mono<Void> write(List<Change> changes) {
        List<TransactWriteItem> parts = new ArrayList<>();
        changes.forEach(change -> parts.add(DynamoItems.part(this.name, change)));
        TransactWriteItemsRequest request =
                TransactWriteItemsRequest.builder().transactItems(parts).build();
        return AwsCall.to(SYSTEM, () -> this.client.transactWriteItems(request))
                .onErrorMap(OutsideFault.class, fault -> translated(fault, changes))
                .retryWhen(WHEN_TRANSACTIONS_COLLIDE)
                .then();
    }

    private static Throwable translated(OutsideFault fault, List<Change> changes) {
        if (!(fault.getCause() instanceof TransactionCanceledException cancelled)) {
            return fault;
        }
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        List<Key> failed = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            if (CONDITION_FAILED.equals(reasons.get(i).code())) {
                failed.add(changes.get(i).key());
            }
        }
        if (!failed.isEmpty()) {
            return new ConditionFailed(failed);
        }
        boolean collided = reasons.stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()));
        return collided ? new Collision(fault) : fault;
    }

    /** Two transactions met on one item; DynamoDB lets neither wait for the other. */
    private static final class Collision extends RuntimeException {
        Collision(Throwable cause) {
            super(cause);
        }
    }
}
