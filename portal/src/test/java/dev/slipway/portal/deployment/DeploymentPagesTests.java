package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.Visitors;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** The pages on which people look at deployments, decide, configure and renew tokens. */
@OnWholePortal
class DeploymentPagesTests {

    private static final AppName APP = new AppName("harbour-map");
    private static final String PAGES = "/apps/harbour-map/";

    private final WebTestClient dana;
    private final WebTestClient lea;
    private final Deployments deployments;

    DeploymentPagesTests(@Autowired ApplicationContext context, @Autowired Deployments deployments) {
        this.dana = Visitors.of(context, "dana", "city-hall");
        this.lea = Visitors.of(context, "lea", "city-hall", "leads");
        this.deployments = deployments;
    }

    @BeforeAll
    static void create(@Autowired TestPortal world) {
        world.ended(world.create(APP.value()).id());
    }

    @Test
    void aDeploymentHasAPageWithItsSteps() {
        String page = get(this.dana, "deployments/" + newest().id());

        assertThat(page).contains("succeeded", "Its steps").doesNotContain("Approve", "Cancel");
    }

    @Test
    void aConfigurationIsChangedByItsFormOrSaysWhatIsWrong() {
        assertThat(get(this.dana, "configuration/test")).contains("Version 0 runs");

        assertThat(post(this.dana, "configuration/test", "variables=GREETING&reason=x", 422))
                .contains("A line has no", "GREETING");
        post(this.dana, "configuration/test", "variables=GREETING%3DHallo&count=2&reason=In+German.", 303);

        assertThat(newest().order().trigger()).isEqualTo(Trigger.CONFIGURATION);
        assertThat(get(this.dana, "configuration/test")).contains("In German.");
        post(this.dana, "configuration/prod", "count=2&reason=x", 403);
    }

    @Test
    void aLeadRenewsTheTokenOfThePipelines() {
        assertThat(get(this.dana, "access")).doesNotContain("Renew");
        assertThat(get(this.lea, "access")).contains("Renew");

        post(this.lea, "access/rotate", "", 303);

        assertThat(get(this.lea, "access")).contains("pipelines");
    }

    private Deployment newest() {
        return Objects.requireNonNull(this.deployments.ofApp(APP, null, 1).block())
                .items()
                .get(0);
    }

    private static String get(WebTestClient client, String page) {
        return Objects.requireNonNull(client.get()
                .uri(PAGES + page)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String post(WebTestClient client, String page, String form, int status) {
        return Objects.requireNonNullElse(
                client.mutateWith(csrf())
                        .post()
                        .uri(PAGES + page)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .accept(MediaType.TEXT_HTML)
                        .body(BodyInserters.fromValue(form))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "");
    }
}
