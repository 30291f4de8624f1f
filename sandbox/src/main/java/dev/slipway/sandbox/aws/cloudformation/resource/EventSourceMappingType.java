package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;

/** {@code AWS::Lambda::EventSourceMapping}. */
final class EventSourceMappingType implements ResourceType {

    private final LambdaAsyncClient lambda;

    EventSourceMappingType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::EventSourceMapping";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String id = await(this.lambda.createEventSourceMapping(SdkShapes.fill(
                                CreateEventSourceMappingRequest.builder(),
                                request.properties().tree())
                        .tags(request.properties().tags())
                        .build()))
                .uuid();
        return new Physical(id, Map.of("Id", id));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.lambda.deleteEventSourceMapping((call) -> call.uuid(removal.id())));
    }
}
