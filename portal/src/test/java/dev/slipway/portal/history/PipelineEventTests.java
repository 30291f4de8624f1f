package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.events.Payload;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.AppName;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineEventTests {

    private static final AppName SHOP = new AppName("shop");
    private static final String STARTED = "dev.cdevents.pipelinerun.started.0.3.0";

    @Test
    void speaksForTheAppOfTheTokenOnly() {
        Payload payload =
                event(STARTED, content(), Map.of("app", "harbour", "build", 3)).payload(SHOP);

        assertThat(payload.app()).isEqualTo("shop");
        assertThat(payload.event("e", URI.create("/x"), Instant.EPOCH, null).app())
                .contains("shop");
    }

    @Test
    void knowsARepetition() {
        String[] once = PipelineEvent.happening(
                event(STARTED, content(), Map.of("a", 1, "b", 2)).payload(SHOP));
        String[] again = PipelineEvent.happening(
                event(STARTED, content(), Map.of("b", 2, "a", 1)).payload(SHOP));
        String[] other = PipelineEvent.happening(
                event(STARTED, content(), Map.of("b", 3)).payload(SHOP));

        assertThat(again).isEqualTo(once).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "dev.cdevents.service.deployed.0.3.0",
                "dev.cdeventsx.slipway-app.created.0.1.0",
                "dev.cdevents.incident.detected.0.3.0"
            })
    void refusesTypesThatAreNotThePipelinesToTell(String type) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> event(type, content(), Map.of()).payload(SHOP))
                .satisfies((ex) -> assertThat(ex.field()).isEqualTo("type"))
                .withMessageContaining("dev.cdevents.pipelinerun.started");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> event(STARTED, Map.of("pipelineName", "build"), Map.of())
                        .payload(SHOP))
                .satisfies((ex) -> assertThat(ex.field()).isEqualTo("subject.content.uri"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PipelineEvent(STARTED, null, null).payload(SHOP))
                .satisfies((ex) -> assertThat(ex.field()).isEqualTo("subject.id"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> event(STARTED, content(), Map.of("log", "x".repeat(70_000)))
                        .payload(SHOP))
                .satisfies((ex) -> assertThat(ex.field()).isEqualTo("customData"));
    }

    private static PipelineEvent event(String type, Map<String, Object> content, Map<String, Object> customData) {
        return new PipelineEvent(
                type, new PipelineEvent.Subject("shop/build/3", new HashMap<>(content)), new HashMap<>(customData));
    }

    private static Map<String, Object> content() {
        return Map.of("pipelineName", "build", "uri", "http://localhost:8082/job/shop/job/build/job/main/3/");
    }
}
