package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.create.Review;
import dev.slipway.portal.provisioning.create.Reviews;
import dev.slipway.portal.template.RenderedFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;

/** The page before the click, and the address that fills the form in. */
@SpringBootTest(classes = PagesUnderTest.class, properties = "spring.application.name=review-page-tests")
@ActiveProfiles("pages")
class ReviewPageTests {

    private final WebTestClient dana;
    private final Reviews reviews;

    ReviewPageTests(@Autowired ApplicationContext context, @Autowired Reviews reviews) {
        this.dana = Visitors.of(context, "dana", "city-hall");
        this.reviews = reviews;
    }

    @Test
    void showsEverythingThatWouldBeMade() {
        found(List.of());

        assertThat(send("/apps/new/review", HttpStatus.OK))
                .contains("Review shop", "Create the repository", "README.md", "Hello &amp; welcome")
                .contains("AWS::ECR::Repository", "slipway:app=shop", "&lt;project/&gt;")
                .contains(">Create app</button>", "formaction=\"/apps/new/zip\"")
                .contains("name=\"team\" value=\"city-hall\"")
                .doesNotContain("name=\"_csrf\" value=\"\"");
    }

    @Test
    void offersNoCreateWhileSomethingIsInTheWay() {
        found(List.of(new Conflict("There is a repository 'shop' in GitHub.", URI.create("https://git.example/shop"))));

        assertThat(send("/apps/new/review", HttpStatus.OK))
                .contains("There is a repository &#39;shop&#39; in GitHub.", "https://git.example/shop")
                .doesNotContain(">Create app</button>");
    }

    @Test
    void saysWhatBreaksARule() {
        when(this.reviews.review(any(), any())).thenReturn(Mono.error(new InvalidInput("name", "This is no name.")));

        assertThat(send("/apps/new/review", HttpStatus.UNPROCESSABLE_CONTENT)).contains("name: This is no name.");
    }

    @Test
    void givesTheRepositoryAsAFile() {
        found(List.of());

        this.dana
                .mutateWith(csrf())
                .post()
                .uri("/apps/new/zip")
                .body(BodyInserters.fromFormData("name", "shop"))
                .exchange()
                .expectHeader()
                .contentType("application/zip")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"shop.zip\"");
    }

    @Test
    void anAddressFillsTheFormIn() {
        this.dana
                .get()
                .uri("/apps/new?name={name}&parameters.km-app.articles=7", "shop<b>")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value((html) -> assertThat(html).contains("value=\"shop&lt;b&gt;\"", "value=\"7\""));
    }

    private String send(String path, HttpStatus expected) {
        return String.valueOf(this.dana
                .mutateWith(csrf())
                .post()
                .uri(path)
                .body(BodyInserters.fromFormData("name", "shop")
                        .with("team", "city-hall")
                        .with("template", "km-app"))
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void found(List<Conflict> conflicts) {
        RenderedFile readme = new RenderedFile("README.md", "Hello & welcome".getBytes(StandardCharsets.UTF_8), false);
        when(this.reviews.review(any(), any()))
                .thenReturn(Mono.just(new Review(
                        Samples.app("shop", "city-hall", "dana"),
                        CreatePlan.plan(),
                        List.of(readme),
                        Map.of("shop", "<project/>"),
                        List.of(new Review.AwsResource(
                                "AWS::ECR::Repository", "slipway/shop", Map.of("slipway:app", "shop"))),
                        conflicts)));
    }
}
