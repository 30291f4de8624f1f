package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.OutsideFault;
import dev.slipway.sandbox.github.api.RateLimits;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's limits, reached. */
@NullUnmarked
class RateLimitTests {

    @TempDir
    private Path folder;

    private GitHubServer server;
    private Rest ada;

    @BeforeEach
    void start() {
        this.server = GitHubServer.start(0, this.folder);
        this.ada = new Rest(this.server.api(), "ada-token");
    }

    @AfterEach
    void stop() {
        this.server.close();
    }

    @Test
    void refusesWhoHasUsedUpTheHour() throws Exception {
        this.server.limit(new RateLimits(3, 0, 0));
        for (int i = 0; i < 3; i++) {
            assertThat(this.ada.get("/user").status()).isEqualTo(200);
        }

        Rest.Reply refused = this.ada.get("/user");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(refused.text("message")).startsWith("API rate limit exceeded");
        assertThat(this.ada.get("/rate_limit").status()).isEqualTo(200);
        assertThat(new Rest(this.server.api(), "dana-token").get("/user").status())
                .isEqualTo(200);
    }

    @Test
    void anAnswerThatIsKnownCostsNothing() throws Exception {
        Rest.Reply first = this.ada.get("/user");

        Rest.Reply again =
                this.ada.get("/user", "If-None-Match", first.header("etag").replace("W/", ""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("x-ratelimit-remaining")).isEqualTo(first.header("x-ratelimit-remaining"));
    }

    @Test
    void refusesWhoCreatesTooFastAndSaysHowLongToWait() throws Exception {
        this.server.limit(new RateLimits(0, 2, 0));
        this.ada.post("/orgs/acme/repos", "{\"name\":\"one\"}");
        this.ada.post("/orgs/acme/repos", "{\"name\":\"two\"}");

        Rest.Reply refused = this.ada.post("/orgs/acme/repos", "{\"name\":\"three\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("message")).contains("secondary rate limit");
        assertThat(refused.text("documentation_url")).endsWith("#about-secondary-rate-limits");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(50, 61);
        assertThat(this.ada.get("/repos/acme/one").status()).isEqualTo(200);
        assertThat(this.ada.get("/repos/acme/three").status()).isEqualTo(404);
    }

    @Test
    void thePortalsAdapterHearsOfBothLimits() {
        try (PortalGitHub portal = new PortalGitHub(this.server.appKey(), this.server.address())) {
            portal.source().find("shop").block();
            this.server.limit(new RateLimits(1, 0, 0));

            assertThatThrownBy(() -> portal.source().find("shop").block())
                    .isInstanceOfSatisfying(OutsideFault.class, (fault) -> {
                        assertThat(fault.mayHeal()).isTrue();
                        assertThat(fault.retryAfter()).isPositive();
                    });
        }
    }

    @Test
    void limitsCanBeScaled() {
        assertThat(RateLimits.ofGitHub().times(0.1)).isEqualTo(new RateLimits(1_500, 8, 50));
        assertThat(RateLimits.none().times(10)).isEqualTo(RateLimits.none());
    }
}
