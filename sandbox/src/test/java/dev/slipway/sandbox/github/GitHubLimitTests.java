package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.OutsideFault;
import dev.slipway.sandbox.http.LoopbackServer;
import dev.slipway.sandbox.proof.contracts.PortalGitHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What the portal's adapter makes of a GitHub that wants no more calls, or is ill. */
@NullUnmarked
class GitHubLimitTests {

    @TempDir
    private Path folder;

    @Test
    void waitsAsLongAsTheSecondaryLimitSays() {
        OutsideFault fault = faultOf(403, Map.of("Retry-After", "42", "X-RateLimit-Remaining", "10"));

        assertThat(fault.mayHeal()).isTrue();
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void waitsUntilThePrimaryLimitIsReset() {
        String reset = Long.toString(Instant.now().plusSeconds(120).getEpochSecond());

        OutsideFault fault = faultOf(403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset));

        assertThat(fault.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(125));
    }

    @Test
    void triesAgainAfterAServerError() {
        assertThat(faultOf(503, Map.of()).mayHeal()).isTrue();
    }

    @Test
    void givesUpWhereRightsAreMissing() {
        OutsideFault fault = faultOf(403, Map.of("X-RateLimit-Remaining", "10"));

        assertThat(fault.mayHeal()).isFalse();
        assertThat(fault).hasMessageContaining("permissions of the GitHub App");
    }

    private OutsideFault faultOf(int status, Map<String, String> headers) {
        try (GitHubServer server = GitHubServer.start(0, this.folder);
                LoopbackServer ill = answering(status, headers);
                PortalGitHub portal = new PortalGitHub(server.appKey(), ill.address())) {
            OutsideFault[] seen = new OutsideFault[1];
            assertThatThrownBy(() -> portal.source().find("shop").block())
                    .isInstanceOfSatisfying(OutsideFault.class, (fault) -> seen[0] = fault);
            return seen[0];
        }
    }

    private static LoopbackServer answering(int status, Map<String, String> headers) {
        return LoopbackServer.start(
                0,
                RouterFunctions.route(
                        RequestPredicates.all(),
                        (request) -> ServerResponse.status(status)
                                .headers((all) -> headers.forEach(all::set))
                                .bodyValue(Map.of("message", "No."))));
    }
}
