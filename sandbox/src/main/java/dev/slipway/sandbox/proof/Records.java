package dev.slipway.sandbox.proof;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.events.HistoryKeys;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;

/** What the outside systems have on record about an app: images, events, deployments, mails. */
final class Records {

    private static final String TABLE = "slipway-history";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ports ports;

    Records(Ports ports) {
        this.ports = ports;
    }

    /** Returns how many images the app's registry holds. */
    int images(String app) {
        try (SandboxClients clients = new SandboxClients(Ports.address(this.ports.aws()));
                EcrAsyncClient ecr = clients.client(EcrAsyncClient.builder())) {
            return await(ecr.describeImages((images) -> images.repositoryName("slipway/" + app)))
                    .imageDetails()
                    .size();
        }
    }

    /** Returns how many events of the app the history holds. */
    int events(String app) {
        return items(HistoryKeys.eventsOf(app)).size();
    }

    /** Returns the app's succeeded deployments, if there are that many by now. */
    Optional<List<Map<String, AttributeValue>>> succeededDeployments(String app, int expected) {
        List<Map<String, AttributeValue>> succeeded = items(HistoryKeys.deploymentsOf(app)).stream()
                .filter((item) -> item.values().stream().anyMatch((value) -> "succeeded".equals(value.s())))
                .toList();
        return Optional.of(succeeded).filter((all) -> all.size() >= expected);
    }

    /** Expects a mail to somebody that speaks of the app. */
    void expectMail(String to, String app) {
        Expect.within(PATIENCE, "a mail to %s speaks of %s".formatted(to, app), () -> {
            try {
                String inbox = Jsoup.connect(Ports.address(this.ports.inbox()).toString())
                        .get()
                        .text();
                return Optional.of(inbox).filter((text) -> text.contains(to) && text.contains(app));
            } catch (IOException ex) {
                throw new ProofFailed("The inbox does not answer: " + ex);
            }
        });
    }

    private List<Map<String, AttributeValue>> items(String list) {
        try (SandboxClients clients = new SandboxClients(Ports.address(this.ports.aws()));
                DynamoDbAsyncClient dynamoDb = clients.client(DynamoDbAsyncClient.builder())) {
            return await(dynamoDb.query((query) -> query.tableName(TABLE)
                            .indexName(HistoryKeys.BY_APP)
                            .keyConditionExpression("#list = :list")
                            .expressionAttributeNames(Map.of("#list", HistoryKeys.APP_LIST))
                            .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(list)))))
                    .items();
        }
    }
}
