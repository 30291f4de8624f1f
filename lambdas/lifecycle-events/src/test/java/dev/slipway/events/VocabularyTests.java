package dev.slipway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class VocabularyTests {

    private static final DeploymentFacts DEPLOYMENT = new DeploymentFacts(
            "d-1",
            "shop",
            "city-hall",
            "test",
            "sha256:" + "0f".repeat(32),
            "c0ffee",
            "http://localhost:8082/job/shop/job/build/job/main/3/",
            "pipeline",
            "pipeline of shop");

    private final Contracts contracts = Contracts.find();

    @ParameterizedTest
    @EnumSource
    void knowsExactlyTheMembersOfTheOfficialSchema(EventType type) {
        JsonNode schema = this.contracts.schema(type);
        assumeTrue(schema != null || type.id().startsWith("dev.cdeventsx.slipway-"), type.id());
        if (schema == null) {
            return;
        }
        JsonNode content = schema.at("/properties/subject/properties/content");

        assertThat(type.members().stream().map(Member::name))
                .containsExactlyInAnyOrderElementsOf(content.path("properties").propertyNames());
        assertThat(type.members().stream().filter(Member::required).map(Member::name))
                .containsExactlyInAnyOrderElementsOf(content.path("required")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void writesAValidEventOfEveryType(EventType type) {
        Map<String, Object> content = new HashMap<>();
        type.members().forEach((member) -> content.put(member.name(), sample(member.kind())));

        this.contracts.assertValid(written(new Payload(type, "shop", "subject-1", content, Map.of("run", "r-1"))));
    }

    static Stream<Payload> payloads() {
        return Stream.of(
                AppEvents.created("shop", "city-hall", "dana", "km-app@1.0.0"),
                AppEvents.failed("shop", "repository", "GitHub has a repository of that name."),
                AppEvents.stepFinished("shop", "r-1", "repository", "success", null),
                AppEvents.stepFinished("shop", "r-1", "repository", "failure", "taken"),
                AppEvents.repositoryCreated(
                        "shop",
                        "shop",
                        "acme",
                        URI.create("http://localhost:8081/acme/shop.git"),
                        URI.create("http://localhost:8081/acme/shop")),
                AppEvents.environmentCreated("shop", "test"),
                AppEvents.environmentDeleted("shop", "test"),
                AppEvents.serviceRemoved("shop", "city-hall", "test"),
                DeploymentEvents.waiting(DEPLOYMENT, "Waits for the approval of a lead."),
                DeploymentEvents.cancelled(DEPLOYMENT, "A newer deployment took its place."),
                DeploymentEvents.started(DEPLOYMENT),
                DeploymentEvents.deployed(DEPLOYMENT),
                DeploymentEvents.upgraded(DEPLOYMENT),
                DeploymentEvents.rolledBack(DEPLOYMENT),
                DeploymentEvents.refused(DEPLOYMENT, "This commit is not on the default branch."),
                DeploymentEvents.failed(DEPLOYMENT, "The process ended with code 1."));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void writesValidEventsFromItsFactories(Payload payload) {
        this.contracts.assertValid(written(payload));
    }

    @Test
    void readsEveryOfficialExample() {
        assertThat(this.contracts.examples()).isNotEmpty().allSatisfy((example) -> {
            String id = example.at("/context/id").stringValue();
            String event = """
                    {"specversion":"1.0","id":"%s","source":"/x","type":%s,"data":%s}""".formatted(id, example.at("/context/type"), example);
            assertThat(EventJson.read(event).id()).isEqualTo(id);
        });
    }

    @Test
    void saysWhichMemberIsWrong() {
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> EventType.PIPELINE_RUN_STARTED.check(Map.of("pipelineName", "build")))
                .withMessageContaining("'uri' is missing");
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> EventType.PIPELINE_RUN_FINISHED.check(Map.of("outcome", "great")))
                .withMessageContaining("success, failure, cancel, error");
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> EventType.BUILD_STARTED.check(Map.of("colour", "red")))
                .withMessageContaining("colour");
    }

    private static String written(Payload payload) {
        Instant time = Instant.parse("2026-11-21T07:00:00.123Z");
        return EventJson.write(payload.event("e-1", URI.create("http://localhost:8080"), time, "r-1"));
    }

    private static Object sample(Member.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case URI -> "http://localhost:8080/apps/shop";
            case REFERENCE -> Map.of("id", "test", "source", "http://localhost:8080");
            case SUITE -> Map.of("id", "unit", "name", "Unit tests", "version", "1", "uri", "http://localhost:8080");
            case LINK -> Map.of("uri", "http://localhost:8080/sbom.json");
            case OUTCOME -> "failure";
            case SEVERITY -> "high";
        };
    }
}
