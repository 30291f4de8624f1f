package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.cloud.ImageScans;
import dev.slipway.portal.cloud.ImageScans.ImageScan;
import dev.slipway.portal.cloud.ImageScans.State;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.InMemoryTable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** Who is turned away from which call of the API. {@code no} is a refusal, {@code in} anything that comes after it. */
@SpringBootTest(classes = PagesUnderTest.class, properties = "spring.application.name=api-access-tests")
@ActiveProfiles("pages")
class ApiAccessTests {

    private static final App OURS = Samples.app("parking-permits", "city-hall", "dana");
    private static final App THEIRS = Samples.app("berths", "harbour", "hugo");

    private final ApplicationContext context;
    private final String ours;
    private final String theirs;

    ApiAccessTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.context = context;
        this.ours = token(tokens, OURS);
        this.theirs = token(tokens, THEIRS);
    }

    @BeforeAll
    static void fill(
            @Autowired AppDirectory apps,
            @Autowired InMemoryTable table,
            @Autowired Runs runs,
            @Autowired Deployments deployments,
            @Autowired ImageScans scans) {
        for (App app : List.of(OURS, THEIRS)) {
            table.write(apps.reserving(app)).block();
        }
        when(runs.get(any())).thenReturn(Mono.just(Samples.run(OURS, RunState.SUCCEEDED, 12)));
        when(scans.scan(any(), any())).thenReturn(Mono.just(new ImageScan(State.COMPLETE, null, List.of())));
        when(deployments.find(any()))
                .thenReturn(Mono.just(Samples.deployment(OURS, DeploymentState.SUCCEEDED, null, List.of())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // method, call,                                  otto, hugo, dana, ada, own token, other token
        "GET,  /api/v1/apps,                                no,   in,   in,  in,        no,          no",
        "POST, /api/v1/apps,                                no,   in,   in,  in,        no,          no",
        "GET,  /api/v1/apps/parking-permits,                no,   no,   in,  in,        no,          no",
        "GET,  /api/v1/templates,                           no,   in,   in,  in,        no,          no",
        "GET,  /api/v1/templates/km-app,                    no,   in,   in,  in,        no,          no",
        "GET,  /api/v1/runs/run-1,                          no,   no,   in,  in,        no,          no",
        "GET,  /api/v1/runs/run-1/events,                   no,   no,   in,  in,        no,          no",
        "POST, /api/v1/runs/run-1/retry,                    no,   no,   in,  in,        no,          no",
        "POST, /api/v1/runs/run-1/cancel,                   no,   no,   in,  in,        no,          no",
        "POST, /api/v1/runs/run-1/undo,                     no,   no,   in,  in,        no,          no",
        "POST, /api/v1/apps/parking-permits/registry-login, no,   no,   no,  in,        in,          no",
        "POST, /api/v1/apps/parking-permits/deployments,    no,   no,   in,  in,        in,          no",
        "GET,  /api/v1/apps/parking-permits/images/x/scan,  no,   no,   in,  in,        in,          no",
        "GET,  /api/v1/deployments/d-1,                     no,   no,   in,  in,        in,          no",
        "POST, /api/v1/apps/parking-permits/events,         no,   no,   no,  in,        in,          no"
    })
    void letsInThoseOnly(
            String method, String call, String otto, String hugo, String dana, String ada, String own, String other) {
        expect(Visitors.of(this.context, "otto"), method, call, otto);
        expect(Visitors.of(this.context, "hugo", "harbour"), method, call, hugo);
        expect(Visitors.of(this.context, "dana", "city-hall"), method, call, dana);
        expect(Visitors.of(this.context, "ada", "admins"), method, call, ada);
        expect(Visitors.pipeline(this.context, this.ours), method, call, own);
        expect(Visitors.pipeline(this.context, this.theirs), method, call, other);
        assertThat(status(Visitors.stranger(this.context), method, call)).isIn(401, 403);
    }

    private static void expect(WebTestClient visitor, String method, String call, String answer) {
        int status = status(visitor.mutateWith(csrf()), method, call);
        if (answer.equals("no")) {
            assertThat(status).as("%s %s", method, call).isEqualTo(403);
        } else {
            assertThat(status).as("%s %s", method, call).isNotIn(401, 403, 404, 405);
        }
    }

    private static int status(WebTestClient visitor, String method, String call) {
        return visitor.method(HttpMethod.valueOf(method))
                .uri(call)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body(method, call))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static final String EVENT = "{\"type\":\"build.started\",\"subject\":{\"id\":\"b-1\"},\"customData\":{}}";

    private static String body(String method, String call) {
        if (call.endsWith("/deployments")) {
            return "{\"environment\":\"test\"}";
        }
        return call.endsWith("/events") && method.equals("POST") ? EVENT : "{}";
    }

    private static String token(AppTokens tokens, App app) {
        return Objects.requireNonNull(
                tokens.issue(app.name(), Set.of(Action.DEPLOY_TEST, Action.EVENT_PUBLISH), app.createRun())
                        .block());
    }
}
