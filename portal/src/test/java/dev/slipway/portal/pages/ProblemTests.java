package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.access.AppTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Each error says what happened and what to do, on the API and on pages. */
@SpringBootTest(classes = {PagesUnderTest.class, SomeRoutes.class})
@ActiveProfiles("pages")
class ProblemTests {

    private final ApplicationContext context;
    private final WebTestClient pipeline;

    ProblemTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.context = context;
        this.pipeline = Visitors.pipeline(context, SomeRoutes.token(tokens));
    }

    @Test
    void unreadableBodiesAreBadRequests() {
        answerTo("{")
                .jsonPath("$.detail")
                .value((String detail) -> assertThat(detail).startsWith("The body is no JSON"));
        answerTo("{\"name\":\"shop\",\"colour\":\"red\"}")
                .jsonPath("$.errors[0].field")
                .isEqualTo("colour");
        answerTo("[]").jsonPath("$.status").isEqualTo(400);
        answerTo("{\"name\":{}}").jsonPath("$.errors[0].field").isEqualTo("name");
    }

    @Test
    void aRuleOfOursIsNamedAtItsField() {
        this.pipeline
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"A\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name")
                .jsonPath("$.title")
                .isEqualTo("Invalid input");
    }

    @Test
    void tooMuchIsTurnedAway() {
        this.pipeline
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"" + "x".repeat(300_000) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        this.pipeline
                .post()
                .uri("/api/thing")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("name")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        this.pipeline
                .delete()
                .uri("/api/thing")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists("Allow");
    }

    @Test
    void whatNobodyForesawTellsNothingOfItsInside() {
        this.pipeline
                .get()
                .uri("/api/broken")
                .exchange()
                .expectStatus()
                .is5xxServerError()
                .expectBody(String.class)
                .value((body) -> assertThat(body).contains("requestId").doesNotContain("password", "Exception"));
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing-here, 404, Go to your apps",
        "/page/forbidden, 403, Ask the platform team",
        "/page/in-the-way, 409, Another run works on it.",
        "/page/broken, 500, Try again",
        "/page/away, 502, GitHub does not answer."
    })
    void everyErrorHasAPageWithWordsAdviceAndTheRequestsId(String path, int status, String words) {
        Visitors.of(this.context, "dana", "city-hall")
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value((html) -> assertThat(html)
                        .contains("What you can do", words, "Request <span class=\"code\">")
                        .doesNotContain("password", "Exception"));
    }

    private WebTestClient.BodyContentSpec answerTo(String body) {
        return this.pipeline
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody();
    }
}
