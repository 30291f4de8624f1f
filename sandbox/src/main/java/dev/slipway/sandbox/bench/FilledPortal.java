package dev.slipway.sandbox.bench;

import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.sandbox.function.HistoryClients;
import dev.slipway.sandbox.function.HistoryTable;
import dev.slipway.sandbox.proof.WebSession;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A portal on tables of its own with a number of apps and events, and an admin who is signed in there. */
final class FilledPortal {

    /** The teams that have the apps, in turns. */
    static final List<String> TEAMS = List.of("city-hall", "harbour");

    /** The apps of the person who looks; as many in each portal, so that their list is as long. */
    private static final int MINE = 10;

    private final URI address;
    private final Visits admin;

    private FilledPortal(URI address, Visits admin) {
        this.address = address;
        this.admin = admin;
    }

    /**
     * Fills tables and starts a portal on them.
     *
     * @param name tells its tables from others
     * @param apps how many apps
     * @param events how many events
     */
    static FilledPortal start(ProofWorld world, String name, int apps, int events) {
        String table = "slipway-" + name;
        String history = HistoryTable.NAME + "-" + name;
        try (DynamoDbClient client =
                HistoryClients.dynamoDb(Ports.address(world.ports().aws()))) {
            createLike(client, "slipway", table);
            HistoryTable.create(client, history);
            new MadeHistory(events, apps).writeTo(new DynamoRows(client, history));
        }
        reserve(new DynamoTable(world.clients().client(DynamoDbAsyncClient.builder()), table), apps);
        PortalChild portal = world.portal(Map.of("slipway.table", table, "slipway.history-table", history))
                .awaitReady();
        // The sign-in goes to the address that all portals share, so this one has it for itself.
        Visits admin = new Visits(
                WebSession.signIn(Ports.address(world.ports().portal()), "ada").client(), "");
        world.serve(portal, false);
        return new FilledPortal(Ports.address(portal.port()), admin);
    }

    URI address() {
        return this.address;
    }

    /** Asks for a page and returns how many bytes it has. */
    int open(String page) {
        return this.admin.open(this.address.resolve(page));
    }

    private static void createLike(DynamoDbClient client, String original, String name) {
        TableDescription like =
                client.describeTable((describe) -> describe.tableName(original)).table();
        client.createTable((create) -> {
            create.tableName(name)
                    .keySchema(like.keySchema())
                    .attributeDefinitions(like.attributeDefinitions())
                    .billingMode("PAY_PER_REQUEST");
            if (like.hasGlobalSecondaryIndexes()) {
                create.globalSecondaryIndexes(like.globalSecondaryIndexes().stream()
                        .map((index) -> GlobalSecondaryIndex.builder()
                                .indexName(index.indexName())
                                .keySchema(index.keySchema())
                                .projection(index.projection())
                                .build())
                        .toList());
            }
        });
    }

    private static void reserve(DynamoTable table, int apps) {
        AppDirectory directory = new AppDirectory(table);
        Flux.range(0, apps)
                .flatMap((number) -> table.write(directory.reserving(app(number))), 32)
                .then()
                .block();
    }

    private static App app(int number) {
        return new App(
                new AppName("app-" + number),
                TEAMS.get(number % TEAMS.size()),
                new Owner(null, number < MINE ? "ada" : "hugo", "somebody@acme.example"),
                "tiny@1.0.0",
                Map.of(),
                "run-of-app-" + number,
                Instant.EPOCH);
    }
}
