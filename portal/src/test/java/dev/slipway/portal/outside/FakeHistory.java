package dev.slipway.portal.outside;

import dev.slipway.events.HistoryKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A history in which nothing has happened but the deployments that a test puts there; its lists are empty. */
public final class FakeHistory implements DynamoDbAsyncClient {

    private final Map<String, Map<String, AttributeValue>> deployments = new ConcurrentHashMap<>();

    /** Puts a deployment that succeeded into the history. */
    public void holdsDeployment(String id, String app, String team) {
        String partition = HistoryKeys.deployment(id);
        this.deployments.put(
                partition,
                Map.of(
                        HistoryKeys.PARTITION,
                        AttributeValue.fromS(partition),
                        "app",
                        AttributeValue.fromS(app),
                        "team",
                        AttributeValue.fromS(team),
                        "environment",
                        AttributeValue.fromS("test"),
                        "state",
                        AttributeValue.fromS("succeeded"),
                        "startedAt",
                        AttributeValue.fromS("2026-11-21T08:00:00Z")));
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return CompletableFuture.completedFuture(
                QueryResponse.builder().items(List.of()).build());
    }

    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        String partition =
                Objects.requireNonNull(request.key().get(HistoryKeys.PARTITION)).s();
        return CompletableFuture.completedFuture(GetItemResponse.builder()
                .item(this.deployments.getOrDefault(partition, Map.of()))
                .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
