package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;

/** {@code AWS::Lambda::EventInvokeConfig}: retries and the dead-letter path of asynchronous calls. */
final class EventInvokeConfigType implements ResourceType {

    private final LambdaAsyncClient lambda;

    EventInvokeConfigType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::EventInvokeConfig";
    }

    @Override
    public Physical create(ResourceRequest request) {
        put(request.properties());
        return Physical.of(request.pickedName(255));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean same = before.properties()
                .text("FunctionName", "")
                .equals(after.properties().text("FunctionName", ""));
        if (!same) {
            return Optional.empty();
        }
        put(after.properties());
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.lambda.deleteFunctionEventInvokeConfig(
                (call) -> call.functionName(removal.properties().text("FunctionName"))
                        .qualifier(removal.properties().text("Qualifier"))));
    }

    private void put(Properties properties) {
        await(this.lambda.putFunctionEventInvokeConfig(
                SdkShapes.fill(PutFunctionEventInvokeConfigRequest.builder(), properties.tree())
                        .build()));
    }
}
