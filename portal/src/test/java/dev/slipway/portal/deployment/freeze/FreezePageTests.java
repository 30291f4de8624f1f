package dev.slipway.portal.deployment.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.pages.Visitors;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** The page on which people read when nothing is deployed, and leads and admins say so. */
@OnWholePortal
class FreezePageTests {

    private final WebTestClient dana;
    private final WebTestClient lea;
    private final Freezes freezes;

    FreezePageTests(@Autowired ApplicationContext context, @Autowired Freezes freezes) {
        this.dana = Visitors.of(context, "dana", "city-hall");
        this.lea = Visitors.of(context, "lea", "city-hall", "leads");
        this.freezes = freezes;
    }

    @Test
    void aLeadFreezesTheTeamsAppsEveryWeekAndEndsIt() {
        post(
                "/freezes",
                "team=city-hall&days=friday&from=15:00&to=08:00&zone=Europe/Berlin&reason=No+Friday+surprises",
                303);

        assertThat(read(this.dana))
                .contains("the apps of city-hall", "each Fri, 15:00 to 08:00, Europe/Berlin", "No Friday surprises")
                .doesNotContain("Remove the freeze");
        assertThat(read(this.lea)).contains("Remove the freeze of the apps of city-hall");

        Freeze freeze = Objects.requireNonNull(this.freezes.all().block()).stream()
                .filter((one) -> one.reason().equals("No Friday surprises"))
                .findFirst()
                .orElseThrow();
        post("/freezes/remove", "id=" + freeze.id(), 303);

        assertThat(read(this.dana)).doesNotContain("No Friday surprises");
    }

    @Test
    void aFormThatCannotBeReadComesBackWithItsWordsAndWhatWasTyped() {
        assertThat(post("/freezes", "team=city-hall&from=tomorrow&to=never&reason=Elections", 422))
                .contains("Nothing was frozen.", "2026-12-20T18:00", "value=\"tomorrow\"", "value=\"Elections\"");
    }

    @Test
    void aLeadFreezesNobodyElsesApps() {
        post("/freezes", "team=harbour&from=2026-12-20T18:00&to=2026-12-21T18:00&reason=x", 403);
        assertThat(read(this.lea)).doesNotContain("everybody’s");
    }

    private static String read(WebTestClient client) {
        return Objects.requireNonNull(client.get()
                .uri("/freezes")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String post(String path, String form, int status) {
        return Objects.requireNonNullElse(
                this.lea
                        .mutateWith(csrf())
                        .post()
                        .uri(path)
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
