package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A history table that answers the one Query which the portal asks, and counts how often it does. */
final class ItemsInMemory implements DynamoDbAsyncClient {

    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private final AtomicInteger queries = new AtomicInteger();

    int queries() {
        return this.queries.get();
    }

    void event(String id, Instant time) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(HistoryKeys.SORT, AttributeValue.fromS(HistoryKeys.sort(time, id)));
        item.put(HistoryKeys.MONTH_LIST, AttributeValue.fromS(HistoryKeys.eventsOf(HistoryKeys.month(time))));
        this.items.add(item);
    }

    void deployment(String id, String app, String team, Instant startedAt) {
        Map<String, AttributeValue> item = new HashMap<>();
        Map.of(
                        HistoryKeys.PARTITION,
                        HistoryKeys.deployment(id),
                        HistoryKeys.SORT,
                        HistoryKeys.sort(startedAt, id),
                        HistoryKeys.MONTH_LIST,
                        HistoryKeys.deploymentsOf(HistoryKeys.month(startedAt)),
                        HistoryKeys.APP_LIST,
                        HistoryKeys.deploymentsOf(app),
                        HistoryKeys.TEAM_LIST,
                        HistoryKeys.deploymentsOf(team),
                        "app",
                        app,
                        "team",
                        team,
                        "environment",
                        "test",
                        "state",
                        "succeeded",
                        "startedAt",
                        startedAt.toString())
                .forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        this.items.add(item);
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest query) {
        this.queries.incrementAndGet();
        String list = text(query.expressionAttributeValues(), ":list");
        String from = text(query.expressionAttributeValues(), ":from");
        String attribute = query.expressionAttributeNames().getOrDefault("#list", "");
        List<Map<String, AttributeValue>> found = this.items.stream()
                .filter((item) -> text(item, attribute).equals(list))
                .filter((item) -> text(item, HistoryKeys.SORT).compareTo(from) < 0)
                .sorted(Comparator.comparing((Map<String, AttributeValue> item) -> text(item, HistoryKeys.SORT))
                        .reversed())
                .toList();
        int limit = Math.min(query.limit(), found.size());
        QueryResponse.Builder answer = QueryResponse.builder().items(found.subList(0, limit));
        if (limit < found.size()) {
            answer.lastEvaluatedKey(found.get(limit - 1));
        }
        return CompletableFuture.completedFuture(answer.build());
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {
        this.items.clear();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        return value == null ? "" : value.s();
    }
}
