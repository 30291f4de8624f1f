package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** {@code AWS::Lambda::Version}. */
final class FunctionVersionType implements ResourceType {

    private final LambdaAsyncClient lambda;

    FunctionVersionType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::Version";
    }

    @Override
    public Physical create(ResourceRequest request) {
        PublishVersionResponse version = await(this.lambda.publishVersion(
                (call) -> call.functionName(request.properties().text("FunctionName"))
                        .description(request.properties().text("Description"))));
        String arn = version.functionArn();
        return new Physical(arn, Map.of("FunctionArn", arn, "Version", version.version()));
    }

    @Override
    public void delete(Removal removal) {
        String version = removal.id().substring(removal.id().lastIndexOf(':') + 1);
        Absent.isFine(() -> this.lambda.deleteFunction((call) ->
                call.functionName(removal.properties().text("FunctionName")).qualifier(version)));
    }
}
