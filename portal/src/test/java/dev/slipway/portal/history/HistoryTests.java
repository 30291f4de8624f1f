package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.InMemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HistoryTests {

    private static final HistoryFilter ALL = new HistoryFilter(Map.of());
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ItemsInMemory items = new ItemsInMemory();
    private final History history = new History(
            new HistoryStore(this.items, "slipway-history"),
            new Audience(new AppDirectory(new InMemoryTable()), new TeamPolicy()),
            () -> Mono.just(2),
            () -> Mono.just(1),
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

        Found page = page(TeamPolicy.lead(), 50, null);

        assertThat(page.items()).extracting(RecordedDeployment::id).containsExactly("old");
        assertThat(page.next()).isNull();
        assertThat(this.items.queries()).isLessThanOrEqualTo(14);
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

        StepVerifier.create(this.history.deployments(TeamPolicy.developer(), ALL, 50, null))
                .verifyError(Forbidden.class);
        StepVerifier.create(this.history.deployments(pipeline, ALL, 50, null)).verifyError(Forbidden.class);
        assertThat(this.items.queries()).isZero();
    }

    @Test
    void refusesLimitsAndCursorsThatAreNone() {
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), ALL, 0, null))
                .verifyError(InvalidInput.class);
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), ALL, 201, null))
                .verifyError(InvalidInput.class);
        StepVerifier.create(this.history.deployments(TeamPolicy.lead(), ALL, 50, "nonsense"))
                .verifyError(InvalidInput.class);
    }

    @Test
    void knowsNoHistoryOfAnUnknownApp() {
        StepVerifier.create(this.history.eventsOf(TeamPolicy.developer("city-hall"), new AppName("nobody"), 50, null))
                .verifyError(NotFound.class);
    }

    @Test
    void findsWhatTheFiltersOfAnAddressName() {
        this.items.deployment("ours", "shop", "city-hall", NOW.minusSeconds(20));
        this.items.deployment("theirs", "ferry", "harbour", NOW.minusSeconds(10));

        assertThat(found(Map.of("app", "shop", "state", "succeeded"))).containsExactly("ours");
        assertThat(found(Map.of("team", "harbour"))).containsExactly("theirs");
        assertThat(found(Map.of("state", "failed"))).isEmpty();
        assertThat(found(Map.of("from", "2026-11-21", "to", "2026-11-21"))).containsExactly("theirs", "ours");
        assertThat(found(Map.of("to", "2026-11-20"))).isEmpty();
    }

    @Test
    void refusesFiltersThatNobodyDefined() {
        for (Map<String, String> filter : List.of(
                Map.of("colour", "red"),
                Map.of("state", "great"),
                Map.of("from", "yesterday"),
                Map.of("app", "../x"),
                Map.of("by", "x".repeat(81)))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> HistoryFilter.of(filter))
                    .satisfies((ex) -> assertThat(filter).containsKey(ex.field()));
        }
    }

    @Test
    void saysHowFreshItIs() {
        this.items.event("e-1", NOW.minusSeconds(3));

        StepVerifier.create(this.history.freshness(TeamPolicy.lead()))
                .expectNext(new Freshness(NOW.minusSeconds(3), 2, 1))
                .verifyComplete();
        StepVerifier.create(this.history.freshness(TeamPolicy.developer())).verifyError(Forbidden.class);
    }

    private List<String> found(Map<String, String> filter) {
        Found page = Objects.requireNonNull(this.history
                .deployments(TeamPolicy.lead(), HistoryFilter.of(filter), 50, null)
                .block());
        return page.items().stream().map(RecordedDeployment::id).toList();
    }

    private List<String> all(Caller caller, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Found page = page(caller, limit, cursor);
            page.items().forEach((deployment) -> ids.add(deployment.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private Found page(Caller caller, int limit, @Nullable String cursor) {
        return Objects.requireNonNull(
                this.history.deployments(caller, ALL, limit, cursor).block());
    }
}
