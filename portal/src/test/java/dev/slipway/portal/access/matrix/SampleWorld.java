package dev.slipway.portal.access.matrix;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.outside.FakeHistory;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.Visitors;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Item;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** One app of the team city-hall, created for real, and then a world that stands still. */
final class SampleWorld {

    private static final AppName OURS = new AppName("parking-permits");
    private static final AppName THEIRS = new AppName("berths");
    private static final Set<Action> OF_A_PIPELINE = Set.of(Action.DEPLOY_TEST, Action.EVENT_PUBLISH);

    private final InMemoryTable table;
    private final String run;
    private final String deployment;
    private final String ownToken;
    private final String otherToken;
    private final String expiredToken;
    private final List<Item> items;

    SampleWorld(ApplicationContext portal, TestPortal world) {
        this.table = world.table;
        this.run = world.ended(world.create(OURS.value()).id()).id();
        this.deployment = Objects.requireNonNull(
                        world.get(Deployments.class).ofApp(OURS, null, 1).block())
                .items()
                .get(0)
                .id();
        portal.getBean(FakeHistory.class).holdsDeployment(this.deployment, OURS.value(), "city-hall");
        stop(portal, world);
        AppTokens tokens = portal.getBean(AppTokens.class);
        this.ownToken = issue(tokens, OURS, "matrix");
        this.otherToken = issue(tokens, THEIRS, "matrix");
        this.expiredToken = expired(tokens);
        this.items = this.table.all();
    }

    /** Brings back the world as it was before the last request. */
    void restore() {
        this.table.restore(this.items);
    }

    /** Returns somebody for each column of the matrix. */
    List<WebTestClient> principals(ApplicationContext portal) {
        return List.of(
                Visitors.stranger(portal),
                Visitors.of(portal, "otto"),
                Visitors.of(portal, "hugo", "harbour"),
                Visitors.of(portal, "dana", "city-hall"),
                Visitors.of(portal, "lea", "city-hall", "leads"),
                Visitors.of(portal, "ada", "admins"),
                Visitors.pipeline(portal, this.ownToken),
                Visitors.pipeline(portal, this.otherToken),
                Visitors.pipeline(portal, this.expiredToken));
    }

    /** Fills a pattern with the names of what there is. */
    URI address(String pattern) {
        String id = pattern.contains("/deployments/") ? this.deployment : this.run;
        String path = pattern.replaceAll("\\{\\*?(app|name)}", OURS.value())
                .replace("{id}", id)
                .replace("{run}", this.run)
                .replace("{deployment}", this.deployment)
                .replace("{environment}", "test")
                .replace("{template}", "tiny")
                .replace("{version}", "1.0.0")
                .replaceAll("\\{[^}]*}", "1");
        return UriComponentsBuilder.fromPath(path.replace("**", "1")).build().toUri();
    }

    private static void stop(ApplicationContext portal, TestPortal world) {
        world.close();
        portal.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter((bean) -> bean.getClass().getName().startsWith("dev.slipway."))
                .forEach(SmartLifecycle::stop);
    }

    private static String issue(AppTokens tokens, AppName app, String run) {
        return Objects.requireNonNull(tokens.issue(app, OF_A_PIPELINE, run).block());
    }

    private String expired(AppTokens tokens) {
        List<Item> before = this.table.all();
        String secret = issue(tokens, OURS, "long-ago");
        this.table.all().stream()
                .filter((item) -> !before.contains(item) && item.key().sort().equals("token"))
                .map((item) -> Item.of(item.key()).with("validUntil", Instant.EPOCH))
                .forEach((item) ->
                        this.table.write(Change.update(item, Set.of())).block());
        return secret;
    }
}
