package dev.slipway.portal.outside;

import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.portal.app.AppName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/** A history in which nothing has happened but the deployments and builds that a test puts there. */
public final class FakeHistory implements DynamoDbAsyncClient {

    private final Map<String, Map<String, AttributeValue>> deployments = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, AttributeValue>>> lists = new ConcurrentHashMap<>();

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

    /** Puts a green build of an app there, as its pipeline told of it, with the image that it pushed. */
    public void holdsBuild(AppName app, int number, String commit, String digest) {
        String build = "%s/build/main#%d".formatted(app, number);
        String page = "http://ci.example/%d/".formatted(number);
        Map<String, Object> named = Map.of("pipelineName", app + "/build/main", "uri", page);
        Map<String, Object> facts = Map.of("commit", commit, "branch", "main", "build", page);
        Map<String, Object> finished = new HashMap<>(named);
        finished.put("outcome", "success");
        String image = "pkg:oci/%s@%s".formatted(app, digest.replace(":", "%3A"));
        List<Payload> told = List.of(
                new Payload(EventType.PIPELINE_RUN_STARTED, app.value(), build, named, facts),
                new Payload(EventType.ARTIFACT_PUBLISHED, app.value(), image, Map.of(), facts),
                new Payload(EventType.PIPELINE_RUN_FINISHED, app.value(), build, finished, facts));
        List<Map<String, AttributeValue>> newestFirst = new ArrayList<>();
        for (Payload payload : told) {
            Instant time = Instant.parse("2026-11-21T08:00:00Z").plusSeconds(newestFirst.size());
            LifecycleEvent event = payload.event("e-" + time, URI.create("http://portal.example"), time, build);
            newestFirst.add(
                    0,
                    Map.of(
                            HistoryKeys.SORT,
                            AttributeValue.fromS(HistoryKeys.sort(time, event.id())),
                            "body",
                            AttributeValue.fromS(EventJson.write(event))));
        }
        this.lists.put(HistoryKeys.eventsOf(app), newestFirst);
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        String list = Objects.requireNonNull(request.expressionAttributeValues().get(":list"))
                .s();
        return CompletableFuture.completedFuture(QueryResponse.builder()
                .items(this.lists.getOrDefault(list, List.of()))
                .build());
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
