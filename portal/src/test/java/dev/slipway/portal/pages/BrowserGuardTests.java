package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.access.AppTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What keeps other sites and scripts out of a browser that is signed in. */
@SpringBootTest(classes = {PagesUnderTest.class, SomeRoutes.class})
@ActiveProfiles("pages")
class BrowserGuardTests {

    private final ApplicationContext context;
    private final WebTestClient pipeline;
    private final WebTestClient stranger;

    BrowserGuardTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.context = context;
        this.pipeline = Visitors.pipeline(context, SomeRoutes.token(tokens));
        this.stranger = Visitors.stranger(context);
    }

    @Test
    void aBearerTokenNeedsNoCsrfToken() {
        this.pipeline
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"shop\"}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aSessionNeedsACsrfTokenToChangeAnything() {
        Visitors.of(this.context, "dana", "city-hall")
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"shop\"}")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/help#problem-forged-request");
        Visitors.of(this.context, "dana", "city-hall")
                .mutateWith(csrf())
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"shop\"}")
                .exchange()
                .expectStatus()
                .isOk();
        Visitors.of(this.context, "dana", "city-hall")
                .post()
                .uri("/sign-out")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/page", "/api/thing", "/sign-in")) {
            Visitors.of(this.context, "dana", "city-hall")
                    .get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .value(
                            "Content-Security-Policy",
                            (csp) -> assertThat(csp)
                                    .contains(
                                            "default-src 'none'",
                                            "script-src 'self'",
                                            "form-action 'self' http://localhost:1",
                                            "frame-ancestors 'none'")
                                    .doesNotContain("unsafe"))
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "same-origin")
                    .expectHeader()
                    .exists("X-Request-Id");
        }
    }

    @Test
    void pagesCarryTheCsrfTokenAndNoInlineScript() {
        Visitors.of(this.context, "dana", "city-hall")
                .get()
                .uri("/page")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value((html) -> assertThat(html)
                        .contains("name=\"_csrf\"", "dana", "/assets/slipway.css?v")
                        .doesNotContain("<script>", "onclick", "style="));
    }

    @Test
    void theStyleSheetIsOpenToEverybody() {
        this.stranger
                .get()
                .uri("/assets/slipway.css")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/css");
        this.stranger
                .get()
                .uri("/webjars/htmx.org/dist/htmx.min.js")
                .exchange()
                .expectStatus()
                .isOk();
        this.stranger.get().uri("/sign-in").exchange().expectStatus().isOk();
    }
}
