package dev.slipway.portal.access.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

import dev.slipway.portal.outside.OnWholePortal;
import dev.slipway.portal.pages.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@OnWholePortal
@TestPropertySource(properties = {"slipway.limits.reads=5", "slipway.limits.changes=2", "slipway.limits.failures=3"})
class RateLimitTests {

    private final ApplicationContext portal;

    RateLimitTests(@Autowired ApplicationContext portal) {
        this.portal = portal;
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        WebTestClient dana = Visitors.of(this.portal, "dana", "city-hall");
        for (int i = 0; i < 5; i++) {
            dana.get().uri("/api/v1/apps").exchange().expectStatus().isOk();
        }
        dana.get()
                .uri("/api/v1/apps")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        "Retry-After",
                        (seconds) -> assertThat(Long.parseLong(seconds)).isBetween(1L, 60L));
    }

    @Test
    void onePrincipalDoesNotUseUpAnothers() {
        WebTestClient hugo = Visitors.of(this.portal, "hugo", "harbour").mutateWith(csrf());
        for (int i = 0; i < 2; i++) {
            hugo.post().uri("/runs/none/retry").exchange().expectStatus().isNotFound();
        }
        hugo.post().uri("/runs/none/retry").exchange().expectStatus().isEqualTo(429);
        Visitors.of(this.portal, "lea", "city-hall")
                .mutateWith(csrf())
                .post()
                .uri("/runs/none/retry")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void guessingTokensIsTurnedAwayBeforeTheyAreLookedUp() {
        WebTestClient guesser = Visitors.pipeline(this.portal, "slw_guess");
        for (int i = 0; i < 3; i++) {
            guesser.get().uri("/api/v1/apps").exchange().expectStatus().isUnauthorized();
        }
        guesser.get().uri("/api/v1/apps").exchange().expectStatus().isEqualTo(429);
    }
}
