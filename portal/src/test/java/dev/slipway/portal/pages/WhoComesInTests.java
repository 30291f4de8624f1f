package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.access.AppTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who comes in, by a session or by a token, and where strangers are led. */
@SpringBootTest(classes = {PagesUnderTest.class, SomeRoutes.class})
@ActiveProfiles("pages")
class WhoComesInTests {

    private final ApplicationContext context;
    private final WebTestClient pipeline;
    private final WebTestClient stranger;

    WhoComesInTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.context = context;
        this.pipeline = Visitors.pipeline(context, SomeRoutes.token(tokens));
        this.stranger = Visitors.stranger(context);
    }

    @Test
    void theApiTellsStrangersToBringAToken() {
        this.stranger
                .get()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(401)
                .jsonPath("$.type")
                .isEqualTo("/help#problem-unauthorized")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void pagesLeadStrangersToTheSignIn() {
        this.stranger
                .get()
                .uri("/page")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("/oauth2/authorization/slipway");
    }

    @Test
    void addressesThatDoNotExistAreNoWayRoundTheSignIn() {
        this.stranger.get().uri("/nothing").exchange().expectStatus().isFound();
        this.stranger.get().uri("/api/nothing").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aPipelineIsKnownByItsToken() {
        this.pipeline
                .get()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("pipeline of parking-permits");
    }

    @Test
    void aWrongTokenIsRefused() {
        Visitors.pipeline(this.context, "slw_wrong")
                .get()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void anAppTokenOpensNoPage() {
        this.pipeline.get().uri("/page").exchange().expectStatus().isFound();
    }

    @Test
    void aPipelineIsNoPerson() {
        this.pipeline
                .get()
                .uri("/api/person")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This address is for people who signed in only.");
    }

    @Test
    void aPersonIsKnownByTheirSession() {
        Visitors.of(this.context, "dana", "city-hall")
                .get()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("dana");
    }

    @Test
    void anOutsiderIsToldWhomToAsk() {
        Visitors.of(this.context, "otto")
                .get()
                .uri("/page")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value((html) -> assertThat(html).contains("Not allowed", "Ask the platform team", "otto"));
    }
}
