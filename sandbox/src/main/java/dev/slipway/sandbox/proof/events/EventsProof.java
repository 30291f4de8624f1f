package dev.slipway.sandbox.proof.events;

import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.lambdas.table.Rows;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.function.HandlersInProcess;
import dev.slipway.sandbox.function.HistoryClients;
import dev.slipway.sandbox.function.HistoryTable;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The command {@code prove events}: neither order nor repetition matters, and nothing is lost. The first thousand go
 * through the topic and the functions in their own JVMs, all others through the handlers in this process: thousands into
 * a table of DynamoDB, and the rest, for numbers, into one in memory with the same conditions.
 */
public final class EventsProof {

    private static final int THROUGH_THE_TOPIC = 1_000;
    private static final int INTO_DYNAMODB = 4_000;
    private static final int NO_EVENTS = 5;
    private static final int THREADS = 6;
    private static final String HELP = """
            usage: sandbox/bin/prove events [--count N] [--seed N]

            Makes events of some weeks, shuffles them, repeats a third of them, delivers them, and compares
            every table with what plain loops over all events say. The first 1000 go through SNS and the
            functions in their own JVMs, the others through the handlers in this process: 4000 into DynamoDB
            Local, the rest into a table in this process that has the same conditions. Some messages are no
            events and must end in the dead-letter queue.

              --count N    how many events (default 2000)
              --seed N     which ones (default 1)
            """;

    private EventsProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int count = number(arguments, "--count", 2_000);
        int seed = number(arguments, "--seed", 1);
        Path folder = TemporaryFolder.create();
        Map<String, Object> figures = prove(folder, count, seed);
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        boolean holds = Integer.valueOf(0).equals(figures.get("differences"))
                && Integer.valueOf(0).equals(figures.get("lost"));
        System.exit(holds ? 0 : 1);
    }

    static Map<String, Object> prove(Path folder, int count, int seed) throws IOException, InterruptedException {
        int published = Math.min(THROUGH_THE_TOPIC, count);
        int stored = Math.min(INTO_DYNAMODB, count - published);
        int rest = count - published - stored;
        Outcome outcome = throughTheTopic(folder, MadeEvents.of(seed, published), seed);
        if (stored > 0) {
            outcome = outcome.and(intoDynamoDb(folder, MadeEvents.of(seed + 1L, stored), seed));
        }
        if (rest > 0) {
            outcome = outcome.and(inProcess(new RowsInMemory(), MadeEvents.of(seed + 2L, rest), seed));
        }
        return outcome.figures(count);
    }

    private static Outcome throughTheTopic(Path folder, List<LifecycleEvent> events, int seed)
            throws IOException, InterruptedException {
        List<LifecycleEvent> deliveries = shuffledWithRepetitions(events, seed);
        Ports ports = Ports.free();
        try (RunningSandbox sandbox =
                        RunningSandbox.start(folder.resolve("sandbox"), ports, false, EventsProof::progress);
                DynamoDbClient client = HistoryClients.dynamoDb(Ports.address(ports.aws()));
                TopicDeliveries topic = new TopicDeliveries(Ports.address(ports.aws()))) {
            progress("the sandbox runs at " + sandbox.portal());
            Rows rows = new DynamoRows(client, HistoryTable.NAME);
            deliveries.forEach(topic::publish);
            topic.publishNoEvents(NO_EVENTS);
            progress(deliveries.size() + " messages are published");
            Map<String, String> expected = Expected.of(events);
            int lost = topic.settled(() -> lost(rows, events), () -> differences(expected, Found.of(rows, events)));
            return new Outcome(
                    deliveries.size(),
                    differences(expected, Found.of(rows, events)),
                    lost + NO_EVENTS - topic.unreadable(NO_EVENTS),
                    expected.size());
        }
    }

    private static Outcome intoDynamoDb(Path folder, List<LifecycleEvent> events, int seed)
            throws InterruptedException {
        try (DynamoDbLocal local = DynamoDbLocal.inMemory(folder);
                DynamoDbClient client = HistoryClients.dynamoDb(local.address())) {
            HistoryTable.create(client);
            return inProcess(new DynamoRows(client, HistoryTable.NAME), events, seed);
        }
    }

    private static Outcome inProcess(Rows rows, List<LifecycleEvent> events, int seed) throws InterruptedException {
        List<LifecycleEvent> deliveries = shuffledWithRepetitions(events, seed);
        deliverInProcess(rows, deliveries);
        progress("all is delivered; the tables are compared");
        Map<String, String> expected = Expected.of(events);
        return new Outcome(
                deliveries.size(), differences(expected, Found.of(rows, events)), lost(rows, events), expected.size());
    }

    private static void deliverInProcess(Rows rows, List<LifecycleEvent> deliveries) throws InterruptedException {
        HandlersInProcess handlers = new HandlersInProcess(rows);
        AtomicInteger delivered = new AtomicInteger();
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            pool.submit(() -> deliveries.parallelStream().forEach((event) -> {
                        handlers.deliver(event);
                        int number = delivered.incrementAndGet();
                        if (number % 5_000 == 0) {
                            progress(number + " of " + deliveries.size() + " delivered by the handlers");
                        }
                    }))
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /** Counts the events that are not in the log. */
    private static int lost(Rows rows, List<LifecycleEvent> events) {
        return (int) events.parallelStream()
                .filter((event) -> rows.find(HistoryKeys.event(event.id()), HistoryKeys.ITSELF)
                        .isEmpty())
                .count();
    }

    static int differences(Map<String, String> expected, Map<String, String> found) {
        List<String> keys = new ArrayList<>(expected.keySet());
        found.keySet().stream().filter((key) -> !expected.containsKey(key)).forEach(keys::add);
        return (int) keys.stream()
                .filter((key) -> !String.valueOf(expected.get(key)).equals(String.valueOf(found.get(key))))
                .count();
    }

    private static List<LifecycleEvent> shuffledWithRepetitions(List<LifecycleEvent> events, int seed) {
        Random random = new Random(seed);
        List<LifecycleEvent> all = new ArrayList<>(events);
        events.stream().filter((event) -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static int number(String[] arguments, String name, int otherwise) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) {
                return Integer.parseInt(arguments[i].substring(name.length() + 1));
            }
            if (arguments[i].equals(name) && i + 1 < arguments.length) {
                return Integer.parseInt(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    private static void progress(String words) {
        System.err.println(words);
    }

    /**
     * What came of a part.
     *
     * @param deliveries how many messages were delivered
     * @param differences rows that tell something else than expected
     * @param lost events that are neither in the log nor in the dead-letter queue
     * @param rows how many rows were compared
     */
    private record Outcome(int deliveries, int differences, int lost, int rows) {

        Outcome and(Outcome other) {
            return new Outcome(
                    this.deliveries + other.deliveries,
                    this.differences + other.differences,
                    this.lost + other.lost,
                    this.rows + other.rows);
        }

        Map<String, Object> figures(int count) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("proof", "events");
            figures.put("count", count);
            figures.put("deliveries", this.deliveries);
            figures.put("differences", this.differences);
            figures.put("lost", this.lost);
            figures.put("rowsCompared", this.rows);
            return figures;
        }
    }
}
