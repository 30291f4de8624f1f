package dev.slipway.sandbox.demo;

import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.DynamoRows;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Fills a sandbox with thirty apps that have a year of history. The apps are in the portal's list and own nothing
 * outside; their events go through the real handlers: the newest thousand through the topic and the functions in their
 * own JVMs, the others in this process, which is faster.
 */
public final class Demo {

    private static final int THROUGH_THE_TOPIC = 1_000;
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

    /** Fills it, unless it was filled before. It blocks, for some minutes. */
    public void fill() {
        Instant now = Instant.now();
        List<DemoApp> apps = DemoApps.at(now);
        AppDirectory directory = this.sandbox.portal(AppDirectory.class);
        if (directory.find(new AppName(apps.get(0).name())).blockOptional().isPresent()) {
            this.progress.accept("The demo's apps are there already.");
            return;
        }
        apps.forEach((app) -> reserve(directory, app));
        URI jenkins = Ports.address(this.sandbox.ports().jenkins());
        List<LifecycleEvent> events = apps.stream()
                .flatMap((app) -> DemoYear.of(app, this.sandbox.portal(), jenkins, now).stream())
                .sorted(Comparator.comparing(LifecycleEvent::time))
                .toList();
        int rest = Math.max(0, events.size() - THROUGH_THE_TOPIC);
        URI aws = Ports.address(this.sandbox.ports().aws());
        publish(aws, events.subList(rest, events.size()));
        deliver(aws, events.subList(0, rest));
        this.progress.accept("The demo is complete: %d apps, %d events.".formatted(apps.size(), events.size()));
    }

    private void reserve(AppDirectory directory, DemoApp app) {
        SortableIds ids = new SortableIds(Clock.fixed(app.createdAt(), ZoneOffset.UTC));
        this.sandbox
                .portal(Table.class)
                .write(directory.reserving(app.app(TEMPLATE, ids.next())))
                .block();
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
            int tenth = Math.max(1, events.size() / 10);
            events.parallelStream().forEach((event) -> {
                handlers.deliver(event);
                int number = delivered.incrementAndGet();
                if (number % tenth == 0) {
                    this.progress.accept(
                            "Demo: %d of %d events of the year are told.".formatted(number, events.size()));
                }
            });
        }
    }
}
