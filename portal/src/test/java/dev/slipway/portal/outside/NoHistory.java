package dev.slipway.portal.outside;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A history in which nothing has happened yet. */
final class NoHistory implements DynamoDbAsyncClient {

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return CompletableFuture.completedFuture(
                QueryResponse.builder().items(List.of()).build());
    }

    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        return CompletableFuture.completedFuture(
                GetItemResponse.builder().item(Map.of()).build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
