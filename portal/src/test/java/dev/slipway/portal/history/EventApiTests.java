package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class EventApiTests {

    private static final AppName SHOP = new AppName("shop");
    private static final Caller SHOPS_PIPELINE = new Caller.Pipeline("t-1", SHOP, Set.of(Action.EVENT_PUBLISH));

    private final InMemoryTable table = new InMemoryTable();
    private final AppDirectory apps = new AppDirectory(this.table);
    private final EventApi api = new EventApi(
            this.apps,
            new TeamPolicy(),
            new Outbox(URI.create("http://localhost:8080"), Clock.systemUTC()),
            this.table);

    @BeforeEach
    void thereAreTwoApps() {
        for (String name : new String[] {"shop", "ferry"}) {
            Owner owner = new Owner(null, "dana", "dana@acme.example");
            App app = new App(new AppName(name), "city-hall", owner, "km-app@1.0.0", Map.of(), "r-1", Instant.EPOCH);
            this.table.write(this.apps.reserving(app)).block();
        }
    }

    @Test
    void keepsTheEventUntilItIsPublished() {
        EventApi.Accepted accepted = Objects.requireNonNull(
                this.api.publish(SHOPS_PIPELINE, SHOP, started()).block());

        Item kept = Objects.requireNonNull(
                this.table.get(new Key("event#" + accepted.id(), "event")).block());
        LifecycleEvent event = EventJson.read(kept.text("json"));
        assertThat(event.app()).contains("shop");
        assertThat(event.id()).isEqualTo(accepted.id());
        assertThat(this.api.publish(SHOPS_PIPELINE, SHOP, started()).block()).isEqualTo(accepted);
    }

    @Test
    void letsNoPipelineSpeakForAnotherApp() {
        StepVerifier.create(this.api.publish(SHOPS_PIPELINE, new AppName("ferry"), started()))
                .verifyError(Forbidden.class);
    }

    @Test
    void refusesUnknownAppsAndEventsThatAreNone() {
        StepVerifier.create(this.api.publish(SHOPS_PIPELINE, new AppName("nobody"), started()))
                .verifyError(NotFound.class);
        StepVerifier.create(this.api.publish(SHOPS_PIPELINE, SHOP, new PipelineEvent("hello", null, null)))
                .verifyError(InvalidInput.class);
    }

    private static PipelineEvent started() {
        Map<String, Object> content =
                Map.of("pipelineName", "build", "uri", "http://localhost:8082/job/shop/job/build/job/main/3/");
        return new PipelineEvent(
                "dev.cdevents.pipelinerun.started.0.3.0",
                new PipelineEvent.Subject("shop/build/3", new HashMap<>(content)),
                null);
    }
}
