package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.outside.TestPortal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the events tell of deployments that nobody sees at ECS: those that wait, and those that are stopped. */
class DeploymentTellingTests {

    private final Shop shop = new Shop(Map.of("slipway.gates.approvals.prod", 1));

    @AfterEach
    void stop() {
        this.shop.close();
    }

    @Test
    void tellsThatADeploymentWaitsAndThatItWasCancelled() {
        Deployment waiting = promotion();
        assertThat(waiting.state()).isEqualTo(DeploymentState.WAITING);

        assertThat(told(waiting, EventType.DEPLOYMENT_WAITING)).isEqualTo(waiting.reason());
        DeploymentDecisions decisions = this.shop.portal.get(DeploymentDecisions.class);
        Shop.get(decisions.cancel(this.shop.app(), waiting, TestPortal.DANA));

        assertThat(told(waiting, EventType.DEPLOYMENT_CANCELLED)).isEqualTo("Cancelled by dana.");
    }

    @Test
    void tellsThatAnApprovalWasNotGiven() {
        Deployment waiting = promotion();
        DeploymentDecisions decisions = this.shop.portal.get(DeploymentDecisions.class);

        Shop.get(decisions.reject(this.shop.app(), waiting, Shop.LEA, "Not before the weekend."));

        assertThat(told(waiting, EventType.DEPLOYMENT_REFUSED))
                .isEqualTo("lea did not approve it: Not before the weekend.");
    }

    /** Promotes what runs in test, which waits for an approval in prod. */
    private Deployment promotion() {
        this.shop.ended(Objects.requireNonNull(this.shop.promote(null).run()));
        return this.shop.newest();
    }

    /** Waits for the one event of a type that tells of a deployment, and returns its reason. */
    private String told(Deployment deployment, EventType type) {
        List<LifecycleEvent> events = await().atMost(TestPortal.LONGEST)
                .until(
                        () -> this.shop.portal.bus.messages().stream()
                                .map(EventJson::read)
                                .filter((event) ->
                                        event.knownType().filter(type::equals).isPresent())
                                .filter((event) -> DeploymentFacts.of(event)
                                        .filter((facts) -> facts.id().equals(deployment.id()))
                                        .isPresent())
                                .toList(),
                        (found) -> !found.isEmpty());
        assertThat(events).hasSize(1);
        return DeploymentFacts.reason(events.get(0)).orElseThrow();
    }
}
