package dev.slipway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTests {

    @Test
    void readsWhatItWrote() {
        LifecycleEvent event = AppEvents.created("shop", "city-hall", "dana", "km-app@1.0.0")
                .event(EventId.of("run", "r-1"), URI.create("http://localhost:8080"), Instant.EPOCH, "r-1");

        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        assertThat(event.app()).contains("shop");
        assertThat(event.knownType()).contains(EventType.APP_CREATED);
    }

    @Test
    void readsTheFactsOfADeployment() {
        DeploymentFacts facts =
                new DeploymentFacts("d-1", "shop", null, "test", "sha256:00", null, null, "person", "lea");
        LifecycleEvent event = DeploymentEvents.failed(facts, "The process ended with code 1.")
                .event("e-1", URI.create("/portal"), Instant.EPOCH, null);

        LifecycleEvent read = EventJson.read(EventJson.write(event));

        assertThat(DeploymentFacts.of(read)).contains(facts);
        assertThat(DeploymentFacts.reason(read)).contains("The process ended with code 1.");
    }

    @Test
    void keepsTypesThatItDoesNotKnow() {
        LifecycleEvent event = EventJson.read("""
                {"specversion":"1.0","id":"1","source":"/x","type":"com.example.thing.done","time":"2026-01-01T00:00:00+01:00",
                 "data":{"context":{},"subject":{"id":"thing","content":{"a":null,"b":[1]}},"customData":"YWJj"}}""");

        assertThat(event.knownType()).isEmpty();
        assertThat(event.time()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(event.content()).isEqualTo(Map.of("b", java.util.List.of(1)));
    }

    @Test
    void takesTheLastOfTwoMembersOfOneName() {
        LifecycleEvent event = EventJson.read("""
                {"specversion":"1.0","id":"1","id":"2","source":"/x","type":"t","time":"2026-01-01T00:00:00Z",
                 "data":{"context":{},"subject":{"id":"thing"}}}""");

        assertThat(event.id()).isEqualTo("2");
    }

    @Test
    void knowsATypeInAnotherVersion() {
        assertThat(EventType.find("dev.cdevents.service.deployed.0.2.0")).contains(EventType.SERVICE_DEPLOYED);
    }

    @Test
    void derivesTheSameIdForTheSameHappening() {
        assertThat(EventId.of("r-1", "repository")).isEqualTo(EventId.of("r-1", "repository"));
        assertThat(EventId.of("r-1", "repository")).isNotEqualTo(EventId.of("r-1repository"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "null",
                "{} {}",
                "{}",
                "{\"specversion\":\"0.3\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\",\"data\":\"text\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\",\"data\":{\"context\":{\"timestamp\":\"now\"},\"subject\":{\"id\":\"s\"}}}",
                "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/x\",\"type\":\"t\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"context\":{},\"subject\":{\"id\":\"s\"}}}"
            })
    void saysWhyAMessageIsNoEvent(String message) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventJson.read(message))
                .withMessageMatching(".{20,}");
    }
}
