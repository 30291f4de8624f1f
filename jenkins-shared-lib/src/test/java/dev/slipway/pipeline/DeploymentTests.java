package dev.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the step that deploys ends, by what the portal says. */
class DeploymentTests {

    private static final String OPEN = "POST /api/v1/apps/parking/deployments";
    private static final String READ = "GET /api/v1/deployments/d1";

    private PortalStub portal;
    private RecordedPipeline pipeline;

    @BeforeEach
    void start() throws IOException {
        this.portal = new PortalStub();
        this.pipeline = new RecordedPipeline().variable("SLIPWAY_URL", this.portal.address());
    }

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void leavesADeploymentThatWaitsForAnApprovalToThePortal() {
        this.portal.answer(
                OPEN, 202, Map.of("id", "d1", "state", "waiting", "reason", "A lead must approve it for prod."));

        deploy();

        assertThat(this.portal.calls()).containsExactly(OPEN);
        assertThat(this.pipeline.calls())
                .anyMatch((call) -> call.contains("waits for an approval: A lead must approve it for prod."));
    }

    @Test
    void failsWhenSomebodyCancelsTheDeployment() {
        this.portal
                .answer(OPEN, 202, Map.of("id", "d1", "state", "queued"))
                .answer(READ, 200, Map.of("id", "d1", "state", "cancelled", "reason", "Cancelled by dana."));

        assertThatThrownBy(this::deploy).hasMessageContaining("cancelled: Cancelled by dana.");
    }

    private void deploy() {
        Library.run(
                "Deployment",
                this.pipeline,
                Map.of("app", "parking", "environment", "prod", "digest", "sha256:" + "a".repeat(64), "commit", "c"));
    }
}
