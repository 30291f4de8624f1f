package dev.slipway.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class FaultRoutesTests {

    private final FaultSwitch faults = new FaultSwitch(Clock.systemUTC());
    private final WebTestClient client = WebTestClient.bindToRouterFunction(new FaultRoutes(this.faults).routes())
            .build();

    @Test
    void aRuleIsSetWithTheFieldsThatItNeeds() {
        set("{\"system\":\"aws\",\"call\":\"ecs:*\",\"fault\":\"latency\",\"millis\":300}")
                .expectStatus()
                .isCreated();
        assertThat(this.faults.rules().values()).singleElement().satisfies((rule) -> {
            assertThat(rule.fault()).isEqualTo(Fault.LATENCY);
            assertThat(rule.millis()).isEqualTo(300);
        });
    }

    @Test
    void aRuleThatCannotBeIsRefusedInWords() {
        set("{\"system\":\"aws\",\"call\":\"*\",\"fault\":\"status\",\"status\":99}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("The status is 99: a refusal has one from 400 to 599.");
        set("{\"system\":\"aws\",\"colour\":\"red\"}").expectStatus().isBadRequest();
        set("no json").expectStatus().isBadRequest();
    }

    @Test
    void aPresetIsOneClick() {
        this.client
                .post()
                .uri("/faults/presets/jenkins-restarts")
                .exchange()
                .expectStatus()
                .isSeeOther();
        assertThat(this.faults.rules()).hasSize(1);
        this.client.post().uri("/faults/clear").exchange().expectStatus().isSeeOther();
        assertThat(this.faults.rules()).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteIsNotTaken() {
        this.client
                .post()
                .uri("/faults/presets/jenkins-restarts")
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(this.faults.rules()).isEmpty();
    }

    @Test
    void thePageShowsRulesAndCalls() {
        this.faults.add(FaultRule.once("github", "GET /user", Fault.NO_ANSWER));
        this.faults.meet(new Call("github", "GET /user", "portal", true));
        this.faults.add(FaultRule.once("github", "POST *", Fault.RESET));
        this.client
                .get()
                .uri("/faults")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value((page) ->
                        assertThat(page).contains("GitHub rate limit", "no-answer", "GET /user", "reset", "POST *"));
    }

    private WebTestClient.ResponseSpec set(String rule) {
        return this.client
                .post()
                .uri("/api/faults")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(rule)
                .exchange();
    }
}
