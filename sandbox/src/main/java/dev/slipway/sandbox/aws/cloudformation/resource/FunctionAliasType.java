package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

/** {@code AWS::Lambda::Alias}. */
final class FunctionAliasType implements ResourceType {

    private final LambdaAsyncClient lambda;

    FunctionAliasType(SandboxClients clients) {
        this.lambda = clients.client(LambdaAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::Lambda::Alias";
    }

    @Override
    public Physical create(ResourceRequest request) {
        String arn = await(this.lambda.createAlias(SdkShapes.fill(
                                CreateAliasRequest.builder(),
                                request.properties().tree())
                        .build()))
                .aliasArn();
        return new Physical(arn, Map.of("AliasArn", arn));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean same =
                before.properties().text("Name", "").equals(after.properties().text("Name", ""))
                        && before.properties()
                                .text("FunctionName", "")
                                .equals(after.properties().text("FunctionName", ""));
        if (!same) {
            return Optional.empty();
        }
        await(this.lambda.updateAlias(
                SdkShapes.fill(UpdateAliasRequest.builder(), after.properties().tree())
                        .build()));
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        Absent.isFine(() -> this.lambda.deleteAlias(
                (call) -> call.functionName(removal.properties().text("FunctionName"))
                        .name(removal.properties().text("Name"))));
    }
}
