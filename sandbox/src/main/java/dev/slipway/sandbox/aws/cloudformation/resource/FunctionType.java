package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** {@code AWS::Lambda::Function}; its code is handed to Lambda as the template gives it. */
final class FunctionType implements ResourceType {

    private final LambdaAsyncClient lambda;

    FunctionType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::Function";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("FunctionName", request.pickedName(64));
        String arn = await(this.lambda.createFunction(SdkShapes.fill(CreateFunctionRequest.builder(), properties.tree())
                        .functionName(name)
                        .tags(properties.tags())
                        .build()))
                .functionArn();
        return new Physical(name, Map.of("Arn", arn));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        Properties properties = after.properties();
        if (!properties.text("FunctionName", existing.id()).equals(existing.id())) {
            return Optional.empty();
        }
        await(this.lambda.updateFunctionConfiguration(
                SdkShapes.fill(UpdateFunctionConfigurationRequest.builder(), properties.tree())
                        .functionName(existing.id())
                        .build()));
        if (!before.properties().member("Code").equals(properties.member("Code"))) {
            await(this.lambda.updateFunctionCode(SdkShapes.fill(
                            UpdateFunctionCodeRequest.builder(),
                            properties.member("Code").tree())
                    .functionName(existing.id())
                    .build()));
        }
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.lambda.deleteFunction((call) -> call.functionName(removal.id())));
    }
}
