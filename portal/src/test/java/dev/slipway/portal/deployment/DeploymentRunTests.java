package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import dev.slipway.portal.outside.TestPortal;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments of an app that a create run has made. */
class DeploymentRunTests {

    private static final AppName SHOP = new AppName("shop");
    private static final String SECOND = "b".repeat(40);

    private final TestPortal portal = new TestPortal();

    @BeforeEach
    void createShop() {
        this.portal.ended(this.portal.create("shop").id());
    }

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void bringsANewImageByDigest() {
        Deployment ended = deploy(SECOND);

        assertThat(ended.reason()).isNull();
        assertThat(ended.state()).isEqualTo(DeploymentState.SUCCEEDED);
        TaskSpec running = running();
        assertThat(running.image()).isEqualTo("registry.example/slipway/shop@" + TestPortal.digest(SECOND));
        assertThat(running.environment()).containsEntry("PORT", "8080");
        assertThat(running.logGroup()).isEqualTo("/logs/slipway-shop-test");
        assertThat(current().digest()).isEqualTo(TestPortal.digest(SECOND));
        assertThat(this.portal.platform.calls.count("createService")).isEqualTo(1);
        assertThat(this.portal.platform.calls.count("scale")).isEqualTo(1);
    }

    @Test
    void keepsTheReasonAndTheLastLogLinesOfARolloutThatFailed() {
        String before = current().digest();
        this.portal.platform.cannotStart(TestPortal.digest(SECOND));

        Deployment ended = deploy(SECOND);

        assertThat(ended.state()).isEqualTo(DeploymentState.FAILED);
        assertThat(ended.reason()).contains("circuit breaker").contains("The version before runs again.");
        assertThat(ended.logTail()).containsExactly("starting", "no database, giving up");
        assertThat(current().digest()).isEqualTo(before);
        assertThat(this.portal.platform.calls.count("updateService")).isEqualTo(1);
    }

    @Test
    void goesBackWhenTheAppDoesNotAnswer() {
        String before = running().image();
        this.portal.appStatus = 503;

        Deployment ended = deploy(SECOND);

        assertThat(ended.state()).isEqualTo(DeploymentState.FAILED);
        assertThat(ended.reason()).contains("503");
        assertThat(running().image()).isEqualTo(before);
    }

    @Test
    void keepsAnAttemptThatWasRefused() {
        this.portal.appStatus = 503;
        Deployment first = Objects.requireNonNull(
                this.portal.deploy("shop", TestPortal.digest(SECOND), SECOND).block(TestPortal.LONGEST));
        String third = "c".repeat(40);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> this.portal
                        .deploy("shop", TestPortal.digest(third), third)
                        .block(TestPortal.LONGEST))
                .matches(conflict -> first.address().equals(conflict.existing()));

        assertThat(this.portal
                        .get(Deployments.class)
                        .ofApp(SHOP, null, 1)
                        .map(page -> page.items().get(0).state())
                        .block(TestPortal.LONGEST))
                .isEqualTo(DeploymentState.REFUSED);
        this.portal.deployed(first.id());
    }

    @Test
    void takesOnlyAnImageOfTheAppFromTheCommitThatIsNamed() {
        assertThat(refusal(TestPortal.digest("d".repeat(40)), SECOND).field()).isEqualTo("digest");
        this.portal.registry.hasImage("slipway/shop", TestPortal.digest(SECOND), "e".repeat(40));
        assertThat(refusal(TestPortal.digest(SECOND), SECOND).field()).isEqualTo("commit");
        this.portal.registry.hasImage("slipway/shop", TestPortal.digest(SECOND), SECOND, "arm64");
        assertThat(refusal(TestPortal.digest(SECOND), SECOND).field()).isEqualTo("digest");
        assertThat(refusal("latest", SECOND).field()).isEqualTo("digest");
    }

    private InvalidInput refusal(String digest, String commit) {
        this.portal.commits.grow("shop", commit);
        App app = Objects.requireNonNull(this.portal.app("shop"));
        try {
            this.portal
                    .get(DeploymentOrders.class)
                    .open(app, new NewDeployment("test", digest, commit, null), TestPortal.DANA)
                    .block(TestPortal.LONGEST);
        } catch (InvalidInput refusal) {
            return refusal;
        }
        throw new AssertionError("The deployment was taken.");
    }

    private Deployment deploy(String commit) {
        Deployment opened = Objects.requireNonNull(
                this.portal.deploy("shop", TestPortal.digest(commit), commit).block(TestPortal.LONGEST));
        return this.portal.deployed(opened.id());
    }

    private Deployment current() {
        return Objects.requireNonNull(this.portal
                .get(Deployments.class)
                .current(SHOP, EnvironmentName.TEST)
                .block(TestPortal.LONGEST));
    }

    private TaskSpec running() {
        Service service = Objects.requireNonNull(this.portal.platform.service("shop"));
        return Objects.requireNonNull(
                this.portal.platform.task(service.rollouts().get(0).taskDefinition()));
    }
}
