package dev.slipway.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;

class AnswerWitnessTests {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void seesAnAnswerThatTheModelDoesNotAllow() {
        assertThat(seenOf(Map.of("clusterArns", "one", "colour", "red")))
                .anyMatch((difference) -> difference.contains("string at 'clusterArns' can not be converted to a list"))
                .anyMatch((difference) -> difference.contains("Unknown parameter 'colour'"));
    }

    @Test
    void seesAnErrorThatNoOperationDocuments() {
        assertThat(seenOf(AwsError.of("NoSuchThing", "gone")))
                .anyMatch((difference) -> difference.contains("does not document the error NoSuchThing"));
    }

    @Test
    void seesAnErrorOfAnotherStatus() {
        assertThat(seenOf(new AwsError(404, "InvalidParameterException", "gone")))
                .anyMatch((difference) ->
                        difference.contains("InvalidParameterException has the status 404 and not 400"));
    }

    @Test
    void hasNothingAgainstAGoodAnswer() {
        assertThat(seenOf(Map.of("clusterArns", List.of("one")))).isEmpty();
    }

    private List<String> seenOf(Object answer) {
        AnswerWitness witness = (operation, status, differences) -> this.seen.addAll(differences);
        try (AwsFrontDoor door = new AwsFrontDoor(0, new SessionCredentials(), List.of(ecs(answer)), witness)) {
            EcsAsyncClient client = AwsSandbox.client(EcsAsyncClient.builder(), door.address());
            client.listClusters().handle((good, bad) -> good).join();
            client.close();
        }
        return this.seen;
    }

    private static AwsService ecs(Object answer) {
        JsonProtocol protocol = new JsonProtocol("1.1").operation("ListClusters", (input) -> {
            if (answer instanceof AwsError refusal) {
                throw refusal;
            }
            return answer;
        });
        return new AwsService() {
            @Override
            public Set<String> signingNames() {
                return Set.of("ecs");
            }

            @Override
            public Mono<ServerResponse> handle(ServerRequest request) {
                return protocol.handle(request);
            }
        };
    }
}
