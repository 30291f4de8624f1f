package dev.slipway.sandbox.bench.history;

import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.function.HandlersInProcess;
import dev.slipway.sandbox.function.HistoryClients;
import dev.slipway.sandbox.function.HistoryTable;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.events.MadeEvents;
import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The command {@code bench lambda}: the recorder's cold start against a minimal handler's, each in its own JVM under
 * AWS's runtime interface client, and how many events a second the handlers deal with.
 */
public final class LambdaBench {

    private static final int EVENTS = 4_000;
    private static final String HELP = """
            usage: sandbox/bin/bench lambda [--rounds=15]

            Starts the recorder and a hand-written handler that puts one item, cold, in turns, in a sandbox of
            its own; then feeds the handlers with events, in this process, against DynamoDB Local in memory.
            """;

    private LambdaBench() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int rounds = Arrays.stream(arguments)
                .filter((argument) -> argument.startsWith("--rounds="))
                .map((argument) -> Integer.parseInt(argument.substring("--rounds=".length())))
                .findFirst()
                .orElse(15);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "lambda");
        Path folder = TemporaryFolder.create();
        Ports ports = Ports.free();
        try (RunningSandbox sandbox =
                        RunningSandbox.start(folder.resolve("sandbox"), ports, false, System.err::println);
                ColdStarts cold = new ColdStarts(Ports.address(ports.aws()))) {
            System.err.println("the sandbox runs at " + sandbox.portal());
            cold.measure(rounds, figures);
        }
        throughput(folder, figures);
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(0);
    }

    private static void throughput(Path folder, Map<String, Object> figures) {
        try (DynamoDbLocal local = DynamoDbLocal.inMemory(folder);
                DynamoDbClient client = HistoryClients.dynamoDb(local.address())) {
            HistoryTable.create(client);
            HandlersInProcess handlers = new HandlersInProcess(new DynamoRows(client, HistoryTable.NAME));
            List<LifecycleEvent> warmUp = MadeEvents.of(2, 500);
            warmUp.forEach(handlers::deliver);
            List<LifecycleEvent> events = MadeEvents.of(1, EVENTS);
            figures.put("eventsPerSecond", perSecond(events, handlers::record));
            figures.put("projectedPerSecond", perSecond(events, handlers::project));
        }
    }

    private static long perSecond(List<LifecycleEvent> events, Consumer<LifecycleEvent> handler) {
        long begun = System.nanoTime();
        events.forEach(handler);
        return Math.round(events.size() / ((System.nanoTime() - begun) / 1e9));
    }
}
