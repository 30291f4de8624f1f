package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** {@code AWS::Lambda::Permission}. */
final class FunctionPermissionType implements ResourceType {

    private final LambdaAsyncClient lambda;

    FunctionPermissionType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::Permission";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String id = request.pickedName(100);
        await(this.lambda.addPermission(SdkShapes.fill(
                        AddPermissionRequest.builder(), request.properties().tree())
                .statementId(id)
                .build()));
        return new Physical(id, Map.of("Id", id));
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.lambda.removePermission((call) ->
                call.functionName(removal.properties().text("FunctionName")).statementId(removal.id())));
    }
}
