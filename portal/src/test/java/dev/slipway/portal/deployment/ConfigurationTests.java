package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.Refused;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import dev.slipway.portal.deployment.configuration.ConfigurationChanges;
import dev.slipway.portal.deployment.configuration.ConfigurationChanges.Changed;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.deployment.configuration.NewConfiguration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an app runs with, version by version. */
class ConfigurationTests {

    private static final String SECRET = "arn:aws:secretsmanager:region:account:secret:shop/mail-AbCdEf";

    private final Shop shop = new Shop(Map.of());

    @AfterEach
    void stop() {
        this.shop.close();
    }

    @Test
    void aChangeIsADeploymentOfWhatRuns() {
        Deployment before = Objects.requireNonNull(this.shop.current(Shop.TEST));

        Deployment ended = brought(
                new NewConfiguration(Map.of("GREETING", "Hallo"), Map.of("MAIL", SECRET), 512, 1024, 3, "In German."));

        assertThat(ended.state()).as(ended.reason()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(ended.digest()).isEqualTo(before.digest());
        assertThat(ended.order().trigger()).isEqualTo(Trigger.CONFIGURATION);
        assertThat(ended.order().words()).isEqualTo("In German.");
        TaskSpec task = running();
        assertThat(task.environment()).containsEntry("GREETING", "Hallo").containsEntry("PORT", "8080");
        assertThat(task.secrets()).containsEntry("MAIL", SECRET);
        assertThat(task.cpu()).isEqualTo(512);
        assertThat(task.memory()).isEqualTo(1024);
        assertThat(this.shop.portal.platform.calls.count("scale")).isEqualTo(2);
    }

    @Test
    void theNextPushKeepsItAndARollbackBringsBackTheOneOfItsTime() {
        Deployment first = Objects.requireNonNull(this.shop.current(Shop.TEST));
        brought(variable("GREETING", "Hallo"));

        assertThat(this.shop.deploy('b').order().configuration()).isEqualTo(1);
        assertThat(running().environment()).containsEntry("GREETING", "Hallo");

        Deployment back = Shop.get(this.shop
                .portal
                .get(Rollbacks.class)
                .rollBack(
                        this.shop.app(),
                        new Rollbacks.NewRollback("test", null, first.id(), "English, please."),
                        Shop.LEA));
        assertThat(this.shop.portal.deployed(back.id()).order().configuration()).isZero();
        assertThat(running().environment()).doesNotContainKey("GREETING");
    }

    @Test
    void oneThatDoesNotComeUpComesBackWithNobodysPush() {
        this.shop.portal.appStatus = 503;
        assertThat(brought(variable("GREETING", "Hallo")).state()).isEqualTo(DeploymentState.FAILED);
        this.shop.portal.appStatus = 200;

        assertThat(this.shop.deploy('b').order().configuration()).isZero();
        assertThat(brought(variable("GREETING", "Moin")).order().configuration())
                .isEqualTo(2);
    }

    @Test
    void aChangeThatAGateRefusesIsKeptAsAnAttemptAndNotAsAVersion() {
        this.shop.deploy('b');
        this.shop.rollBack("Prices are wrong.");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> change(Shop.TEST, variable("GREETING", "Hallo")))
                .withMessageContaining("held");

        assertThat(this.shop.newest().order().trigger()).isEqualTo(Trigger.CONFIGURATION);
        assertThat(this.shop.newest().state()).isEqualTo(DeploymentState.REFUSED);
        assertThat(Shop.get(this.shop.portal.get(Configurations.class).list(Shop.NAME, Shop.TEST, 10)))
                .isEmpty();
    }

    @Test
    void whereNothingRunsYetTheFirstDeploymentTakesIt() {
        assertThat(change(Shop.PROD, variable("GREETING", "Hallo")).deployment())
                .isNull();

        this.shop.ended(Objects.requireNonNull(this.shop.promote(null).run()));

        Deployment inProd = this.shop.portal.deployed(this.shop.newest().id());
        assertThat(inProd.order().configuration()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotRunOrShouldNotStandThere() {
        assertThat(refused(variable("PORT", "80")).field()).isEqualTo("variables");
        assertThat(refused(variable("A B", "c")).field()).isEqualTo("variables");
        assertThat(refused(variable("PASSWORD", "hunter2-hunter2")))
                .hasMessageContaining("looks like a secret")
                .hasMessageNotContaining("hunter2");
        assertThat(refused(sized(300, 512)).field()).isEqualTo("cpu");
        assertThat(refused(sized(256, 4096)).field()).isEqualTo("memory");
        assertThat(refused(sized(null, 512)).field()).isEqualTo("cpu");
        assertThat(refused(new NewConfiguration(null, Map.of("A", "arn:aws:s3:::b"), null, null, null, "x"))
                        .field())
                .isEqualTo("secrets");
        assertThat(refused(new NewConfiguration(null, null, null, null, 0, "x")).field())
                .isEqualTo("count");
        assertThat(refused(new NewConfiguration(null, null, null, null, 2, " ")).field())
                .isEqualTo("reason");
    }

    private InvalidInput refused(NewConfiguration wanted) {
        try {
            change(Shop.TEST, wanted);
        } catch (InvalidInput refusal) {
            return refusal;
        }
        throw new AssertionError("The configuration was taken.");
    }

    private static NewConfiguration variable(String name, String value) {
        return new NewConfiguration(Map.of(name, value), null, null, null, null, "For a test.");
    }

    private static NewConfiguration sized(@Nullable Integer cpu, @Nullable Integer memory) {
        return new NewConfiguration(null, null, cpu, memory, null, "For a test.");
    }

    private Deployment brought(NewConfiguration wanted) {
        return this.shop.portal.deployed(
                Objects.requireNonNull(change(Shop.TEST, wanted).deployment()).id());
    }

    private Changed change(EnvironmentName environment, NewConfiguration wanted) {
        return Shop.get(
                this.shop.portal.get(ConfigurationChanges.class).change(this.shop.app(), environment, wanted, "lea"));
    }

    private TaskSpec running() {
        String arn = Objects.requireNonNull(this.shop.portal.platform.service("shop"))
                .rollouts()
                .get(0)
                .taskDefinition();
        return Objects.requireNonNull(this.shop.portal.platform.task(arn));
    }
}
