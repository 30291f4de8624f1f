package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.outside.TestPortal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that cannot be: refused in words, and where they came as far as the gates, kept as attempts. */
class BadOrderTests {

    private static final String COMMIT = Shop.commit('b');
    private static final String DIGEST = TestPortal.digest(COMMIT);

    private final Shop shop = new Shop(Map.of());

    @AfterEach
    void stop() {
        this.shop.close();
    }

    @Test
    void anImageOfAnotherAppsRegistryIsNoImageOfThisApp() {
        this.shop.portal.commits.grow("shop", COMMIT);
        this.shop.portal.registry.hasImage("slipway/berths", DIGEST, COMMIT);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> order("test", DIGEST, COMMIT))
                .withMessageContaining("'slipway/shop' holds no image")
                .matches(fault -> fault.field().equals("digest"));
        assertThat(this.shop.newest().state()).isEqualTo(DeploymentState.REFUSED);
    }

    @Test
    void anEnvironmentOfNoSettingsIsNamedWithThoseThereAre() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> order("mars", DIGEST, COMMIT))
                .withMessageContaining("test, prod")
                .matches(fault -> fault.field().equals("environment"));
    }

    @Test
    void anEnvironmentThatIsNotSetUpIsReachedByPromotion() {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> order("prod", DIGEST, COMMIT))
                .withMessageContaining("Promote it there");
    }

    @Test
    void nothingIsLeftOutAndNothingIsAShortForm() {
        assertThat(field(null, DIGEST, COMMIT)).isEqualTo("environment");
        assertThat(field("test", null, COMMIT)).isEqualTo("digest");
        assertThat(field("test", DIGEST, null)).isEqualTo("commit");
        assertThat(field("test", DIGEST, COMMIT.substring(0, 7))).isEqualTo("commit");
        assertThat(field("test", "sha256:" + COMMIT, COMMIT)).isEqualTo("digest");
    }

    private String field(@Nullable String environment, @Nullable String digest, @Nullable String commit) {
        try {
            order(environment, digest, commit);
        } catch (InvalidInput refusal) {
            return refusal.field();
        }
        throw new AssertionError("The deployment was taken.");
    }

    private void order(@Nullable String environment, @Nullable String digest, @Nullable String commit) {
        this.shop
                .portal
                .get(DeploymentOrders.class)
                .open(this.shop.app(), new NewDeployment(environment, digest, commit, null), TestPortal.DANA)
                .block(TestPortal.LONGEST);
    }
}
