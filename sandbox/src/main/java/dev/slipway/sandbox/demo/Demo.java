package dev.slipway.sandbox.demo;

import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.SortableIds;
import dev.slipway.portal.store.Table;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.function.HandlersInProcess;
import dev.slipway.sandbox.function.HistoryClients;
import dev.slipway.sandbox.function.HistoryTopic;
import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Fills a sandbox with thirty apps that have a year of history. The apps are in the portal's list and own nothing
 * outside; their events go through the real handlers: the newest thousand through the topic and the functions in their
 * own JVMs, the others in this process, which is faster.
 */
public final class Demo {

    private static final int THROUGH_THE_TOPIC = 1_000;
    private static final int AT_ONCE = 4;
    private static final int PARTS = 20;
    private static final String TEMPLATE = "km-app@1.0.0";

    private final RunningSandbox sandbox;
    private final Consumer<String> progress;

    /**
     * @param sandbox the sandbox
     * @param progress hears how far it is
     */
    public Demo(RunningSandbox sandbox, Consumer<String> progress) {
        this.sandbox = sandbox;
        this.progress = progress;
    }

    /**
     * Tells what has happened to the apps up to now. It blocks, for some minutes. Called again, it goes on where it was:
     * what was told before is told with the same ids.
     */
    public void fill() {
        Instant now = Instant.now();
        List<DemoApp> apps = DemoApps.at(now).stream()
                .map(this::reserved)
                .flatMap(Optional::stream)
                .toList();
        URI jenkins = Ports.address(this.sandbox.ports().jenkins());
        List<LifecycleEvent> events = apps.stream()
                .flatMap((app) -> DemoYear.of(app, this.sandbox.portal(), jenkins, now).stream())
                // The newest first: they are what pages show, and no function minds the order.
                .sorted(Comparator.comparing(LifecycleEvent::time).reversed())
                .toList();
        this.progress.accept("Demo: %d apps are there; now %d events of a year are told, the newest first."
                .formatted(apps.size(), events.size()));
        int newest = Math.min(THROUGH_THE_TOPIC, events.size());
        URI aws = Ports.address(this.sandbox.ports().aws());
        publish(aws, events.subList(0, newest));
        deliver(aws, events.subList(newest, events.size()));
        this.progress.accept("Demo: complete.");
    }

    /**
     * Returns an app with the age that it has in the portal, which gets it if need be; none where somebody has created an
     * app of that name, which has a run.
     */
    private Optional<DemoApp> reserved(DemoApp app) {
        AppDirectory directory = this.sandbox.portal(AppDirectory.class);
        Optional<App> known = directory.find(new AppName(app.name())).blockOptional();
        if (known.isEmpty()) {
            SortableIds ids = new SortableIds(Clock.fixed(app.createdAt(), ZoneOffset.UTC));
            this.sandbox
                    .portal(Table.class)
                    .write(directory.reserving(app.app(TEMPLATE, ids.next())))
                    .block();
            return Optional.of(app);
        }
        return known.filter(this::isOurs).map((own) -> app.since(own.createdAt()));
    }

    private boolean isOurs(App app) {
        return this.sandbox
                .portal(Runs.class)
                .find(app.createRun())
                .blockOptional()
                .isEmpty();
    }

    private static void publish(URI aws, List<LifecycleEvent> events) {
        try (SandboxClients clients = new SandboxClients(aws)) {
            HistoryTopic topic = new HistoryTopic(clients);
            events.forEach(topic::publish);
        }
    }

    private void deliver(URI aws, List<LifecycleEvent> events) {
        try (DynamoDbClient client = HistoryClients.dynamoDb(aws)) {
            HandlersInProcess handlers = new HandlersInProcess(new DynamoRows(client, "slipway-history"));
            AtomicInteger delivered = new AtomicInteger();
            int part = Math.max(1, events.size() / PARTS);
            Flux.fromIterable(events)
                    .flatMap(
                            (event) -> Mono.fromRunnable(() -> handlers.deliver(event))
                                    .subscribeOn(Schedulers.boundedElastic())
                                    .doFinally((end) -> tell(delivered.incrementAndGet(), part, events.size())),
                            AT_ONCE)
                    .blockLast();
        }
    }

    private void tell(int delivered, int part, int all) {
        if (delivered % part == 0) {
            this.progress.accept("Demo: %d of %d events of the year are told.".formatted(delivered, all));
        }
    }
}
