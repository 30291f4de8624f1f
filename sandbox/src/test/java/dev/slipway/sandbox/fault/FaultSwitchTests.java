package dev.slipway.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class FaultSwitchTests {

    private static final String CREATE = "POST /orgs/{org}/repos";

    private final FaultSwitch faults = new FaultSwitch(Clock.systemUTC());
    private final AtomicInteger effects = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private LoopbackServer server;

    @BeforeEach
    void startGitHub() {
        this.server = LoopbackServer.start(
                0,
                new FaultFilter(this.faults, PathCalls.github()),
                RouterFunctions.route(RequestPredicates.all(), (request) -> {
                    this.effects.incrementAndGet();
                    return ServerResponse.ok().bodyValue("created");
                }));
    }

    @AfterEach
    void stopGitHub() {
        this.server.close();
    }

    @Test
    void aCallWithoutARulePassesAndIsRecorded() throws Exception {
        assertThat(create().body()).isEqualTo("created");
        assertThat(this.faults.callsAfter(0)).singleElement().satisfies((recorded) -> {
            assertThat(recorded.call()).isEqualTo(new Call("github", CREATE, "portal", false));
            assertThat(recorded.fault()).isNull();
        });
    }

    @Test
    void aStatusIsAnsweredInsteadOfTheEffect() throws Exception {
        this.faults.add(FaultRule.refusing("github", "POST *", 403, Map.of("Retry-After", "5")));
        HttpResponse<String> answer = create();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(this.effects).hasValue(0);
    }

    @Test
    void aRuleForOneCallIsOverAfterIt() throws Exception {
        this.faults.add(FaultRule.once("github", CREATE, Fault.STATUS));
        assertThat(create().statusCode()).isEqualTo(500);
        assertThat(create().statusCode()).isEqualTo(200);
        assertThat(this.faults.rules()).isEmpty();
    }

    @Test
    void aRuleCanLetTheFirstCallsPass() throws Exception {
        this.faults.add(new FaultRule("github", CREATE, null, Fault.STATUS, 0, 502, null, 1, 1, 0));
        assertThat(create().statusCode()).isEqualTo(200);
        assertThat(create().statusCode()).isEqualTo(502);
        assertThat(create().statusCode()).isEqualTo(200);
    }

    @Test
    void aResetTakesNoEffect() {
        this.faults.add(FaultRule.once("github", CREATE, Fault.RESET));
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(this.effects).hasValue(0);
    }

    @Test
    void aLostAnswerTakesItsEffect() {
        this.faults.add(FaultRule.once("github", CREATE, Fault.EFFECT_THEN_LOST_ANSWER));
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(this.effects).hasValue(1);
    }

    @Test
    void noAnswerLetsTheCallerGiveUp() {
        this.faults.add(FaultRule.once("github", CREATE, Fault.NO_ANSWER));
        assertThatThrownBy(() -> this.client.send(
                        request().timeout(Duration.ofMillis(300)).build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(this.effects).hasValue(0);
    }

    @Test
    void rulesHoldForThePortalUnlessTheySayOtherwise() throws Exception {
        this.faults.add(FaultRule.refusing("*", "*", 500, Map.of()));
        for (String program : List.of("git/2.39", PathCalls.PROOF)) {
            HttpResponse<String> answer = this.client.send(
                    request().header("User-Agent", program).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(program).isEqualTo(200);
        }
    }

    @Test
    void aRuleThatMakesNoSenseIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.refusing("github", "*", 200, Map.of()))
                .withMessage("The status is 200: a refusal has one from 400 to 599.");
    }

    @Test
    void theSameCallOfAnotherAppHasTheSameName() throws Exception {
        for (String app : List.of("parking-permits", "mooring")) {
            this.client.send(
                    HttpRequest.newBuilder(URI.create(
                                    this.server.address() + "/api/v3/organizations/7/team/3/repos/acme/" + app))
                            .PUT(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(this.faults.callsAfter(0))
                .extracting((recorded) -> recorded.call().name())
                .containsOnly("PUT /organizations/{id}/team/{id}/repos/{owner}/{repo}");
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        return this.client.send(request().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(this.server.address() + "/api/v3/orgs/acme/repos"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }
}
