package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class HistoryTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ItemsInMemory items = new ItemsInMemory();
    private final History history = new History(
            new HistoryStore(this.items, "slipway-history"),
            new AppDirectory(new InMemoryTable()),
            new TeamPolicy(),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void walksBackOverMonthsPageByPage() {
        for (int number = 0; number < 7; number++) {
            this.items.deployment("d-" + number, "shop", "city-hall", NOW.minus(Duration.ofDays(40L * number)));
        }

        assertThat(all(TeamPolicy.lead(), 3)).containsExactly("d-0", "d-1", "d-2", "d-3", "d-4", "d-5", "d-6");
    }

    @Test
    void asksABoundedNumberOfQueriesForAPage() {
        this.items.deployment("old", "shop", "city-hall", Instant.parse("2026-01-02T00:00:00Z"));

        Page<RecordedDeployment> page = page(TeamPolicy.lead(), 50, null);

        assertThat(page.items()).extracting(RecordedDeployment::id).containsExactly("old");
        assertThat(page.next()).isNull();
        assertThat(this.items.queries()).isLessThanOrEqualTo(12);
    }

    @Test
    void showsDevelopersTheirTeamsDeploymentsOnly() {
        this.items.deployment("ours", "shop", "city-hall", NOW.minusSeconds(20));
        this.items.deployment("theirs", "ferry", "harbour", NOW.minusSeconds(10));

        assertThat(all(TeamPolicy.developer("city-hall"), 1)).containsExactly("ours");
        assertThat(all(TeamPolicy.lead(), 1)).containsExactly("theirs", "ours");
    }

    @Test
    void refusesOutsidersAndPipelines() {
        Caller pipeline = new Caller.Pipeline("t", new AppName("shop"), Set.of(Action.EVENT_PUBLISH));

        StepVerifier.create(this.history.deployments(TeamPolicy.developer(), 50, null))
                .verifyError(Forbidden.class);
        StepVerifier.create(this.history.deployments(pipeline, 50, null)).verifyError(Forbidden.class);
        assertThat(this.items.queries()).isZero();
    }

    @Test
    void refusesLimitsAndCursorsThatAreNone() {
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), 0, null))
                .verifyError(InvalidInput.class);
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), 201, null))
                .verifyError(InvalidInput.class);
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), 50, "nonsense"))
                .verifyError(InvalidInput.class);
    }

    @Test
    void knowsNoHistoryOfAnUnknownApp() {
        StepVerifier.create(this.history.eventsOf(TeamPolicy.lead(), new AppName("nobody"), 50, null))
                .verifyError(NotFound.class);
    }

    private List<String> all(Caller caller, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<RecordedDeployment> page = page(caller, limit, cursor);
            page.items().forEach((deployment) -> ids.add(deployment.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private Page<RecordedDeployment> page(Caller caller, int limit, @Nullable String cursor) {
        return Objects.requireNonNull(
                this.history.deployments(caller, limit, cursor).block());
    }
}
