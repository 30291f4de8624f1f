package dev.slipway.sandbox.bench.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.EventRecorder;
import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.lambdas.table.Row;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.portal.history.History;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.bench.Comparison;
import dev.slipway.sandbox.function.HistoryClients;
import dev.slipway.sandbox.function.HistoryTable;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The command {@code bench history}: pages of the history against a bare Query of the same rows, in one run. */
public final class HistoryBench {

    private static final int PER_APP = 10_000;
    private static final int PAGE = 20;
    private static final int DEEP = 500;
    private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
    private static final String HELP = """
            usage: sandbox/bin/bench history [--sizes=10000,100000,1000000] [--rounds=1000]

            Fills DynamoDB Local, in memory, with events of apps of 10,000 events each, and reads the first page
            and page 500 of one app through the portal's code and by a bare Query, in turns.
            """;

    private HistoryBench() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int[] sizes = Arrays.stream(
                        option(arguments, "--sizes=", "10000,100000,1000000").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        int rounds = Integer.parseInt(option(arguments, "--rounds=", "1000"));
        List<Result> results = new ArrayList<>();
        for (int size : sizes) {
            results.add(measure(TemporaryFolder.create(), size, rounds));
        }
        Result first = results.get(0);
        Result last = results.get(results.size() - 1);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "history");
        figures.put("firstPageToQueryP99", rounded(last.first().ratio()));
        figures.put("deepPageToQueryP99", rounded(last.deep().ratio()));
        figures.put(
                "growth10kTo1M",
                rounded(last.deep().ours().p99() / first.deep().ours().p99()));
        figures.put("events", last.size());
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(0);
    }

    private static Result measure(Path folder, int size, int rounds) {
        try (DynamoDbLocal local = DynamoDbLocal.inMemory(folder);
                DynamoDbClient client = HistoryClients.dynamoDb(local.address());
                SandboxClients clients = new SandboxClients(local.address())) {
            HistoryTable.create(client);
            fill(new DynamoRows(client, HistoryTable.NAME), size);
            DynamoDbAsyncClient async = clients.client(DynamoDbAsyncClient.builder());
            History history = History.reading(
                    async,
                    HistoryTable.NAME,
                    new AppDirectory(new DynamoTable(async, HistoryTable.NAME)),
                    new Everybody(),
                    Clock.systemUTC());
            BarePage bare = new BarePage(async, HistoryTable.NAME, HistoryKeys.eventsOf("app-0"), PAGE);
            Comparison first = Comparison.of(rounds, () -> ours(history, null), () -> bare.read("9999"));
            String cursor = cursor(history);
            String place = sort(PER_APP - (DEEP - 1) * PAGE);
            Comparison deep = Comparison.of(rounds, () -> ours(history, cursor), () -> bare.read(place));
            Result result = new Result(size, first, deep);
            System.err.println(result);
            return result;
        }
    }

    private static void fill(DynamoRows rows, int size) {
        Instant begun = Instant.now();
        IntStream.range(0, size / 500).parallel().forEach((part) -> {
            List<Row> some = new ArrayList<>();
            for (int i = part * 500; i < (part + 1) * 500; i++) {
                some.add(event(i));
            }
            rows.addAll(some);
        });
        System.err.printf("%d events in %d s%n", size, Instant.now().getEpochSecond() - begun.getEpochSecond());
    }

    private static Row event(int number) {
        int app = number / PER_APP;
        String id = "e-" + number;
        Map<String, String> values = new HashMap<>();
        values.put(HistoryKeys.SORT, sort(number % PER_APP));
        values.put(HistoryKeys.MONTH_LIST, HistoryKeys.eventsOf("2026-10"));
        values.put(HistoryKeys.APP_LIST, HistoryKeys.eventsOf("app-" + app));
        values.put(EventRecorder.BODY, """
                {"specversion":"1.0","id":"%s","source":"/x","type":"dev.cdevents.build.finished.0.3.0","time":"2026-10-01T00:00:00Z",
                 "data":{"context":{},"subject":{"id":"app-%d#%d","content":{}},"customData":{"app":"app-%d"}}}""".formatted(id, app, number, app));
        return new Row(HistoryKeys.event(id), HistoryKeys.ITSELF, values);
    }

    private static String sort(int number) {
        return HistoryKeys.sort(FIRST.plusSeconds(number), "e");
    }

    private static int ours(History history, @Nullable String cursor) {
        return Objects.requireNonNull(history.eventsOf(Everybody.LEA, new AppName("app-0"), PAGE, cursor)
                        .block())
                .items()
                .size();
    }

    /** Walks to the deep page, as a reader does. */
    private static @Nullable String cursor(History history) {
        String cursor = null;
        for (int page = 1; page < DEEP; page++) {
            cursor = Objects.requireNonNull(history.eventsOf(Everybody.LEA, new AppName("app-0"), PAGE, cursor)
                            .block())
                    .next();
        }
        return cursor;
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 100) / 100.0;
    }

    private static String option(String[] arguments, String name, String otherwise) {
        return Arrays.stream(arguments)
                .filter((argument) -> argument.startsWith(name))
                .map((argument) -> argument.substring(name.length()))
                .findFirst()
                .orElse(otherwise);
    }

    private record Result(int size, Comparison first, Comparison deep) {}

    /** Lets everybody read. */
    private static final class Everybody implements Policy {

        private static final Caller LEA =
                new Caller.Person("lea", "lea", "Lea Lead", "lea@acme.example", Set.of(), Set.of(Role.LEAD));

        @Override
        public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {}

        @Override
        public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            return true;
        }
    }
}
