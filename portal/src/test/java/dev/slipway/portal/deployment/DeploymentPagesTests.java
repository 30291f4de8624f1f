package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.PageVisitor;
import dev.slipway.portal.pages.Visitors;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages on which people look at deployments, decide, configure and renew tokens. */
@OnWholePortal
class DeploymentPagesTests {

    private static final AppName APP = new AppName("harbour-map");
    private static final String PAGES = "/apps/harbour-map/";

    private final PageVisitor dana;
    private final PageVisitor lea;
    private final Deployments deployments;

    DeploymentPagesTests(@Autowired ApplicationContext context, @Autowired Deployments deployments) {
        this.dana = new PageVisitor(Visitors.of(context, "dana", "city-hall"), PAGES);
        this.lea = new PageVisitor(Visitors.of(context, "lea", "city-hall", "leads"), PAGES);
        this.deployments = deployments;
    }

    @BeforeAll
    static void create(@Autowired TestPortal world) {
        world.ended(world.create(APP.value()).id());
    }

    @Test
    void aDeploymentHasAPageWithItsSteps() {
        String page = this.dana.read("deployments/" + newest().id());

        assertThat(page).contains("succeeded", "Its steps").doesNotContain("Approve", "Cancel");
    }

    @Test
    void aConfigurationIsChangedByItsFormOrSaysWhatIsWrong() {
        assertThat(this.dana.read("configuration/test")).contains("Version 0 runs");

        assertThat(this.dana.send("configuration/test", "variables=GREETING&reason=x", 422))
                .contains("A line has no", "GREETING");
        this.dana.send("configuration/test", "variables=GREETING%3DHallo&count=2&reason=In+German.", 303);

        assertThat(newest().order().trigger()).isEqualTo(Trigger.CONFIGURATION);
        assertThat(this.dana.read("configuration/test")).contains("In German.");
        this.dana.send("configuration/prod", "count=2&reason=x", 403);
    }

    @Test
    void aLeadRenewsTheTokenOfThePipelines() {
        assertThat(this.dana.read("access")).doesNotContain("Renew");
        assertThat(this.lea.read("access")).contains("Renew");

        this.lea.send("access/rotate", "", 303);

        assertThat(this.lea.read("access")).contains("pipelines");
    }

    private Deployment newest() {
        return Objects.requireNonNull(this.deployments.ofApp(APP, null, 1).block())
                .items()
                .get(0);
    }
}
