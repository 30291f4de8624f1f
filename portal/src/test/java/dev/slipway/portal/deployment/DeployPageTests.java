package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outside.FakeHistory;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.PageVisitor;
import dev.slipway.portal.pages.Visitors;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page on which people deploy a build by hand. */
@OnWholePortal
class DeployPageTests {

    private static final AppName APP = new AppName("quay-lights");
    private static final String PAGE = "/apps/quay-lights";
    private static final String COMMIT = "d".repeat(40);
    private static final String IMAGE = "digest=%s&commit=%s".formatted(TestPortal.digest(COMMIT), COMMIT);

    private final TestPortal world;
    private final PageVisitor dana;
    private final PageVisitor lea;
    private final Deployments deployments;

    DeployPageTests(
            @Autowired ApplicationContext context, @Autowired TestPortal world, @Autowired Deployments deployments) {
        this.world = world;
        this.dana = new PageVisitor(Visitors.of(context, "dana", "city-hall"), PAGE);
        this.lea = new PageVisitor(Visitors.of(context, "lea", "city-hall", "leads"), PAGE);
        this.deployments = deployments;
    }

    @BeforeAll
    static void create(@Autowired TestPortal world, @Autowired FakeHistory history) {
        world.ended(world.create(APP.value()).id());
        world.commits.grow(APP.value(), COMMIT);
        world.registry.hasImage(APP.registry(), TestPortal.digest(COMMIT), COMMIT);
        history.holdsBuild(APP, 7, COMMIT, TestPortal.digest(COMMIT));
    }

    @Test
    void aBuildWithAnImageIsChosenReviewedAndDeployed() {
        assertThat(this.dana.read("")).contains("/apps/quay-lights/deploy/test");
        assertThat(this.dana.read("/builds"))
                .contains("quay-lights/build/main#7", "/apps/quay-lights/deploy/test?digest");
        assertThat(this.dana.read("/deploy/test")).contains("quay-lights/build/main#7", "Deploy…");

        assertThat(this.dana.read("/deploy/test?" + IMAGE))
                .contains("ddddddd", "Deploy to test", "Databases, configuration and history stay")
                .doesNotContain("What stands in the way");
        this.dana.send("/deploy/test", IMAGE, 303);

        Deployment opened = newest();
        assertThat(opened.commit()).isEqualTo(COMMIT);
        assertThat(opened.order().trigger()).isEqualTo(Trigger.PERSON);
        assertThat(this.world.deployed(opened.id()).state()).isEqualTo(DeploymentState.SUCCEEDED);
    }

    @Test
    void whatStandsInTheWayIsSaidBeforeAndRefusesAfter() {
        assertThat(this.lea.read("/deploy/prod?" + IMAGE))
                .contains("What stands in the way now", "is not set up in prod yet", "Deploy to prod");
        assertThat(this.lea.send("/deploy/prod", IMAGE, 409)).contains("is not set up in prod yet");
    }

    @Test
    void whoMayNotDeployThereReadsWhoMay() {
        assertThat(this.dana.read("/deploy/prod?" + IMAGE))
                .contains("a lead of city-hall does that")
                .doesNotContain("<button type=\"submit\" class=\"primary\">");
        this.dana.send("/deploy/prod", IMAGE, 403);
        this.dana.send("/deploy/test", IMAGE + "&override=Because.", 403);
    }

    @Test
    void anImageThatIsNoneIsRefusedInWords() {
        assertThat(this.dana.send("/deploy/test", "digest=latest&commit=" + COMMIT, 422))
                .contains("&#39;latest&#39; is not a digest");
    }

    private Deployment newest() {
        return Objects.requireNonNull(this.deployments.ofApp(APP, null, 1).block())
                .items()
                .get(0);
    }
}
