package dev.slipway.portal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.outside.TestPortal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoredOutcomesTests {

    @Test
    void knowsThatTheDeploymentBeforeHadFailed() {
        try (TestPortal portal = new TestPortal()) {
            portal.ended(portal.create("shop").id());
            portal.appStatus = 503;
            Deployment failed = deploy(portal, "b".repeat(40));
            portal.appStatus = 200;
            Deployment good = deploy(portal, "c".repeat(40));
            Deployment next = deploy(portal, "d".repeat(40));

            assertThat(failedBefore(portal, failed)).isFalse();
            assertThat(failedBefore(portal, good)).isTrue();
            assertThat(failedBefore(portal, next)).isFalse();
        }
    }

    private static Deployment deploy(TestPortal portal, String commit) {
        Deployment opened =
                portal.deploy("shop", TestPortal.digest(commit), commit).block(TestPortal.LONGEST);
        return portal.deployed(Objects.requireNonNull(opened).id());
    }

    private static boolean failedBefore(TestPortal portal, Deployment deployment) {
        return Boolean.TRUE.equals(new StoredOutcomes(portal.get(Deployments.class))
                .failedBefore(new AppName("shop"), EnvironmentName.TEST, deployment.id())
                .block(TestPortal.LONGEST));
    }
}
