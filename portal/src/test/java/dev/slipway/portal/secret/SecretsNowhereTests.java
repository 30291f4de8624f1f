package dev.slipway.portal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.pages.Visitors;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** A secret that comes from outside or from a person: on no page, in no answer, table, event, mail or log. */
@OnWholePortal
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.application.name=secrets-nowhere")
class SecretsNowhereTests {

    private static final String SECRET = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

    private final TestPortal world;
    private final WebTestClient dana;
    private final WebTestClient lea;

    SecretsNowhereTests(@Autowired ApplicationContext portal, @Autowired TestPortal world) {
        this.world = world;
        this.dana = Visitors.of(portal, "dana", "city-hall").mutateWith(csrf());
        this.lea = Visitors.of(portal, "lea", "city-hall", "leads").mutateWith(csrf());
    }

    @Test
    void whatAnOutsideSystemQuotesInAFault(CapturedOutput log) {
        for (int attempt = 0; attempt < 4; attempt++) {
            this.world.stacks.calls.failNext("start", new IllegalStateException("No rights with " + SECRET));
        }
        Run run = this.world.ended(this.world.create("quoting").id());
        assertThat(run.state()).isEqualTo(RunState.FAILED);

        assertThat(log.getAll()).as("the log has the cause").contains("No rights with ***");
        assertNowhere(
                log,
                "/runs/" + run.id(),
                "/api/v1/runs/" + run.id(),
                "/apps/quoting",
                "/apps/quoting/timeline",
                "/apps/quoting/inventory");
    }

    @Test
    void whatAnAppWritesIntoItsLog(CapturedOutput log) {
        this.world.ended(this.world.create("chatty").id());
        this.world.platform.logLines = List.of("starting with", SECRET, "database at postgres://app:hunter22@db/app");
        String commit = "b".repeat(40);
        this.world.platform.cannotStart(TestPortal.digest(commit));
        Deployment opened = Objects.requireNonNull(
                this.world.deploy("chatty", TestPortal.digest(commit), commit).block(TestPortal.LONGEST));
        assertThat(this.world.deployed(opened.id()).state()).isEqualTo(DeploymentState.FAILED);

        assertThat(page(this.dana, "/apps/chatty/logs"))
                .contains("starting with", "***", "postgres:")
                .doesNotContain("hunter22");
        assertNowhere(
                log,
                "/apps/chatty",
                "/apps/chatty/logs",
                "/apps/chatty/deployments",
                "/api/v1/apps/chatty/deployments",
                "/api/v1/deployments/" + opened.id());
    }

    @Test
    void whatAPersonWritesIntoAForm(CapturedOutput log) {
        String form = page(this.dana, "/apps/new?template=tiny&name=shop&parameters.tiny.colour=" + SECRET);
        String again = Objects.requireNonNull(this.dana
                .post()
                .uri("/apps")
                .body(BodyInserters.fromFormData("name", SECRET)
                        .with("template", "tiny")
                        .with("team", SECRET)
                        .with("owner.mail", SECRET))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(form + again).contains("New app").doesNotContain(SECRET);
        assertNowhere(log);
    }

    @Test
    void whatAPersonAsksTheApi(CapturedOutput log) {
        String answer = send("/api/v1/apps", Map.of("name", SECRET, "template", "tiny", "team", SECRET));
        String nowhere = page(this.dana, "/api/v1/apps/" + SECRET);
        String freeze = send("/api/v1/freezes", Map.of("app", "parking-permits", "reason", SECRET));

        assertThat(answer + nowhere + freeze).contains("***").doesNotContain(SECRET);
        assertNowhere(log, "/api/v1/freezes");
    }

    private void assertNowhere(CapturedOutput log, String... pages) {
        assertThat(pages).allSatisfy((path) -> assertThat(page(this.dana, path)).doesNotContain(SECRET));
        assertThat(this.world.table.all().toString()).as("the table").doesNotContain(SECRET);
        assertThat(this.world.bus.messages().toString()).as("the events").doesNotContain(SECRET);
        assertThat(this.world.mailer.sent().toString()).as("the mails").doesNotContain(SECRET);
        assertThat(log.getAll()).as("the log").doesNotContain(SECRET);
    }

    private String send(String path, Map<String, String> body) {
        return String.valueOf(this.lea
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String page(WebTestClient visitor, String path) {
        return String.valueOf(visitor.get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
