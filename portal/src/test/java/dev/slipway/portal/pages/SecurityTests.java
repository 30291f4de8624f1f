package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.mockOidcLogin;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.web.HtmlPage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

@SpringBootTest(classes = {PagesUnderTest.class, SecurityTests.Routes.class})
@ActiveProfiles("pages")
class SecurityTests {

    private final WebTestClient client;
    private final String token;

    SecurityTests(@Autowired ApplicationContext context, @Autowired AppTokens tokens) {
        this.token =
                Objects.requireNonNull(tokens.issue(new AppName("parking-permits"), Set.of(Action.DEPLOY_TEST), "run-1")
                        .block());
        this.client = Visitors.stranger(context);
    }

    @Test
    void theApiTellsStrangersToBringAToken() {
        this.client
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
        this.client
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
        this.client.get().uri("/nothing").exchange().expectStatus().isFound();
        this.client.get().uri("/api/nothing").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aPipelineIsKnownByItsToken() {
        pipeline(this.token)
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
        pipeline("slw_wrong").get().uri("/api/thing").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void anAppTokenOpensNoPage() {
        pipeline(this.token).get().uri("/page").exchange().expectStatus().isFound();
    }

    @Test
    void aPipelineIsNoPerson() {
        pipeline(this.token)
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
        as("dana", "city-hall")
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
        as("otto")
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

    @Test
    void aBearerTokenNeedsNoCsrfToken() {
        pipeline(this.token)
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
        as("dana", "city-hall")
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
        as("dana", "city-hall")
                .mutateWith(csrf())
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"shop\"}")
                .exchange()
                .expectStatus()
                .isOk();
        as("dana", "city-hall")
                .post()
                .uri("/sign-out")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/page", "/api/thing", "/sign-in")) {
            as("dana", "city-hall")
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
        as("dana", "city-hall")
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
        this.client
                .get()
                .uri("/assets/slipway.css")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/css");
        this.client
                .get()
                .uri("/webjars/htmx.org/dist/htmx.min.js")
                .exchange()
                .expectStatus()
                .isOk();
        this.client.get().uri("/sign-in").exchange().expectStatus().isOk();
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
        pipeline(this.token)
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
        pipeline(this.token)
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"" + "x".repeat(300_000) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        pipeline(this.token)
                .post()
                .uri("/api/thing")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("name")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        pipeline(this.token)
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
        pipeline(this.token)
                .get()
                .uri("/api/broken")
                .exchange()
                .expectStatus()
                .is5xxServerError()
                .expectBody(String.class)
                .value((body) -> assertThat(body).contains("requestId").doesNotContain("password", "Exception"));
    }

    private WebTestClient.BodyContentSpec answerTo(String body) {
        return pipeline(this.token)
                .post()
                .uri("/api/thing")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody();
    }

    private WebTestClient pipeline(String token) {
        return this.client
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    private WebTestClient as(String login, String... groups) {
        return this.client.mutateWith(mockOidcLogin()
                .idToken((token) -> token.subject("user-" + login)
                        .claim("preferred_username", login)
                        .claim("groups", List.of(groups))));
    }

    @RestController
    @Import(Routes.SomePage.class)
    static class Routes {
        @GetMapping("/api/thing")
        Mono<String> read(Caller caller) {
            return Mono.just(caller.name());
        }

        @PostMapping("/api/thing")
        Mono<String> change(@RequestBody Thing thing) {
            if (thing.name().equals("A")) {
                throw new InvalidInput("name", "'A' is too short.");
            }
            return Mono.just("changed");
        }

        @GetMapping("/api/person")
        Mono<String> person(Caller.Person person) {
            return Mono.just(person.name());
        }

        @GetMapping("/api/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("the password is 123"));
        }

        record Thing(String name) {}

        @HtmlPage
        static class SomePage {
            private final Policy policy;

            SomePage(Policy policy) {
                this.policy = policy;
            }

            @GetMapping("/page")
            Rendering page(Caller caller) {
                this.policy.check(caller, Action.APP_LIST, null, null);
                return Rendering.view("sign-in")
                        .model(Map.of("failed", false, "signedOut", false))
                        .build();
            }
        }
    }
}
