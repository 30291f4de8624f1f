package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads lists of the history table, newest first: each call is one bounded Query of one index. The portal never writes it. */
final class HistoryStore {

    private final DynamoDbAsyncClient client;
    private final String table;

    HistoryStore(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Reads a list of a month. */
    Mono<Slice> ofMonth(String list, Position from, int limit) {
        return query(HistoryKeys.BY_MONTH, HistoryKeys.MONTH_LIST, list, from, limit);
    }

    /** Reads a list of an app. */
    Mono<Slice> ofApp(String list, Position from, int limit) {
        return query(HistoryKeys.BY_APP, HistoryKeys.APP_LIST, list, from, limit);
    }

    /** Reads a list of an app from a place on, the oldest first. */
    Mono<Slice> ofAppAfter(String list, Position from, int limit) {
        return run(new Range(HistoryKeys.APP_LIST, list, HistoryKeys.SORT)
                .between(from.sort(), "~")
                .tableName(this.table)
                .indexName(HistoryKeys.BY_APP)
                .limit(limit)
                .build());
    }

    /** Reads a list of a team. */
    Mono<Slice> ofTeam(String list, Position from, int limit) {
        return query(HistoryKeys.BY_TEAM, HistoryKeys.TEAM_LIST, list, from, limit);
    }

    /** Reads what runs of a team. */
    Mono<Slice> runningOfTeam(String list, int limit) {
        return all(HistoryKeys.BY_TEAM, HistoryKeys.TEAM_LIST, list, limit);
    }

    /** Reads what runs of an app. */
    Mono<Slice> runningOfApp(String list, int limit) {
        return all(HistoryKeys.BY_APP, HistoryKeys.APP_LIST, list, limit);
    }

    /** Reads the figures of an app's days. */
    Mono<List<HistoryItem>> daysOfApp(String list, LocalDate from, LocalDate to) {
        return days(HistoryKeys.BY_APP, new Range(HistoryKeys.APP_LIST, list, HistoryKeys.SORT), from, to);
    }

    /** Reads the figures of a team's days. */
    Mono<List<HistoryItem>> daysOfTeam(String list, LocalDate from, LocalDate to) {
        return days(HistoryKeys.BY_TEAM, new Range(HistoryKeys.TEAM_LIST, list, HistoryKeys.SORT), from, to);
    }

    /** Reads the figures of all apps' days. */
    Mono<List<HistoryItem>> days(String partition, LocalDate from, LocalDate to) {
        return days(null, new Range(HistoryKeys.PARTITION, partition, HistoryKeys.ROW), from, to);
    }

    /** Finds a deployment; empty while no event of it is recorded. */
    Mono<HistoryItem> deployment(String id) {
        return get(HistoryKeys.deployment(id), HistoryKeys.ITSELF);
    }

    /** Finds an incident in whichever environment it is. */
    Mono<HistoryItem> incident(AppName app, String id) {
        return ofApp(HistoryKeys.incidentsOf(app), new Position("9999"), 200)
                .flatMapIterable(Slice::items)
                .filter((item) -> id.equals(item.optional("id")))
                .next();
    }

    /** Reads the rows of a partition whose place begins with some text. */
    Mono<List<HistoryItem>> partition(String partition, String prefix, int limit) {
        Range range = new Range(HistoryKeys.PARTITION, partition, HistoryKeys.ROW);
        return run(range.between(prefix.isEmpty() ? " " : prefix, prefix + "~")
                        .tableName(this.table)
                        .limit(limit)
                        .build())
                .map(Slice::items);
    }

    private Mono<HistoryItem> get(String partition, String sort) {
        return Mono.fromFuture(
                        () -> this.client.getItem((get) -> get.tableName(this.table)
                                .key(Map.of(
                                        HistoryKeys.PARTITION, AttributeValue.fromS(partition),
                                        HistoryKeys.ROW, AttributeValue.fromS(sort)))),
                        true)
                .transform(HistoryStore::translated)
                .filter((answer) -> answer.hasItem() && !answer.item().isEmpty())
                .map((answer) -> new HistoryItem(answer.item()));
    }

    private Mono<List<HistoryItem>> days(@Nullable String index, Range range, LocalDate from, LocalDate to) {
        return run(range.between(from.toString(), to + "~")
                        .tableName(this.table)
                        .indexName(index)
                        .build())
                .map(Slice::items);
    }

    private Mono<Slice> all(String index, String attribute, String list, int limit) {
        return run(new Range(attribute, list, HistoryKeys.SORT)
                .between(" ", "~")
                .tableName(this.table)
                .indexName(index)
                .limit(limit)
                .build());
    }

    private Mono<Slice> query(String index, String attribute, String list, Position from, int limit) {
        return run(QueryRequest.builder()
                .tableName(this.table)
                .indexName(index)
                .keyConditionExpression("#list = :list AND #sort < :from")
                .expressionAttributeNames(Map.of("#list", attribute, "#sort", HistoryKeys.SORT))
                .expressionAttributeValues(
                        Map.of(":list", AttributeValue.fromS(list), ":from", AttributeValue.fromS(from.sort())))
                .scanIndexForward(false)
                .limit(limit)
                .build());
    }

    private Mono<Slice> run(QueryRequest request) {
        return Mono.fromFuture(() -> this.client.query(request), true)
                .transform(HistoryStore::translated)
                .map(HistoryStore::slice);
    }

    private static <T> Mono<T> translated(Mono<T> answer) {
        return answer.onErrorMap(CompletionException.class, (ex) -> ex.getCause() == null ? ex : ex.getCause())
                .onErrorMap(SdkException.class, HistoryStore::fault);
    }

    private static Slice slice(QueryResponse answer) {
        return new Slice(
                answer.items().stream().map(HistoryItem::new).toList(),
                answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty());
    }

    private static OutsideFault fault(SdkException ex) {
        return OutsideFault.passing("DynamoDB", "The history cannot be read now: " + ex.getMessage(), null, ex);
    }

    /**
     * What one Query returned.
     *
     * @param items the items
     * @param more whether the list goes on after them
     */
    record Slice(List<HistoryItem> items, boolean more) {

        Slice {
            items = List.copyOf(items);
        }

        /** Returns a page of what the items tell; those that tell nothing of the kind are left out. */
        <T> Page<T> page(Function<HistoryItem, @Nullable T> reader) {
            String next = this.more && !this.items.isEmpty()
                    ? this.items.get(this.items.size() - 1).position().cursor()
                    : null;
            return new Page<T>(
                    this.items.stream()
                            .<T>mapMulti((item, sink) -> {
                                T value = reader.apply(item);
                                if (value != null) {
                                    sink.accept(value);
                                }
                            })
                            .toList(),
                    next);
        }
    }

    /**
     * A range of a list.
     *
     * @param partition name of the attribute that names the list
     * @param list the list
     * @param sort name of the attribute that it is ordered by
     */
    private record Range(String partition, String list, String sort) {

        QueryRequest.Builder between(String from, String to) {
            return QueryRequest.builder()
                    .keyConditionExpression("#list = :list AND #sort BETWEEN :from AND :to")
                    .expressionAttributeNames(Map.of("#list", this.partition, "#sort", this.sort))
                    .expressionAttributeValues(Map.of(
                            ":list", AttributeValue.fromS(this.list),
                            ":from", AttributeValue.fromS(from),
                            ":to", AttributeValue.fromS(to)));
        }
    }
}
