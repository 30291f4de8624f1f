package dev.slipway.sandbox.proof.world;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The portal's table as it is, read past the portal. */
public final class PortalTable {

    private static final String TABLE = "slipway";

    private final DynamoDbAsyncClient client;

    PortalTable(SandboxClients clients) {
        this.client = clients.client(DynamoDbAsyncClient.builder());
    }

    /** Finds a run; empty when there is none of that id. */
    public Optional<StoredRun> run(String id) {
        Map<String, AttributeValue> item = await(this.client.getItem(request -> request.tableName(TABLE)
                        .consistentRead(true)
                        .key(Map.of("pk", AttributeValue.fromS("run#" + id), "sk", AttributeValue.fromS("run")))))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(StoredRun.of(item));
    }

    /** Returns all items, each as text by its key; for small tables only. */
    public Map<String, String> everything() {
        Map<String, String> items = new TreeMap<>();
        await(this.client
                .scanPaginator(request -> request.tableName(TABLE).consistentRead(true))
                .items()
                .subscribe(
                        item -> items.put(text(item, "pk") + " " + text(item, "sk"), new TreeMap<>(item).toString())));
        return items;
    }

    /** Returns the resources that an app's inventory says exist, as {@code KIND name}. */
    public List<String> inventory(String app) {
        return await(this.client.query(request -> request.tableName(TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :app AND begins_with(sk, :resource)")
                        .expressionAttributeValues(Map.of(
                                ":app", AttributeValue.fromS("app#" + app),
                                ":resource", AttributeValue.fromS("resource#")))))
                .items()
                .stream()
                .filter(item -> !text(item, "state").equals("REMOVED"))
                .map(item -> "%s %s %s".formatted(text(item, "kind"), text(item, "name"), text(item, "state")))
                .sorted()
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return (value == null || value.s() == null) ? "" : value.s();
    }

    /**
     * A run as it is stored.
     *
     * @param state its state
     * @param epoch how often it was taken
     * @param holder id of the process that took it last; 0 for none yet
     * @param lease until when it is held; {@link Instant#MIN} when nobody holds it
     */
    public record StoredRun(String state, long epoch, long holder, Instant lease) {

        private static StoredRun of(Map<String, AttributeValue> item) {
            String holder = text(item, "holder");
            String lease = text(item, "lease");
            return new StoredRun(
                    text(item, "state"),
                    Long.parseLong(Objects.requireNonNull(item.get("epoch")).n()),
                    holder.isEmpty() ? 0 : Long.parseLong(holder.substring(0, holder.indexOf('@'))),
                    lease.isEmpty() ? Instant.MIN : Instant.parse(lease));
        }

        /** Returns whether nothing more happens by itself. */
        public boolean isEnded() {
            return !this.state.equals("QUEUED") && !this.state.equals("RUNNING");
        }
    }
}
