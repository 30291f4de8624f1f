package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;

/** {@code AWS::IAM::ManagedPolicy}. */
final class ManagedPolicyType implements ResourceType {

    private final IamAsyncClient iam;

    ManagedPolicyType(SandboxClients clients) {
        this.iam = clients.client(IamAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::IAM::ManagedPolicy";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("ManagedPolicyName", request.pickedName(128));
        String arn = await(this.iam.createPolicy(SdkShapes.fill(CreatePolicyRequest.builder(), properties.tree())
                        .policyName(name)
                        .build()))
                .policy()
                .arn();
        attach(arn, properties.texts("Roles"));
        return new Physical(arn, Map.of("PolicyArn", arn));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean same = before.properties()
                        .text("ManagedPolicyName", "")
                        .equals(after.properties().text("ManagedPolicyName", ""))
                && before.properties().texts("Roles").equals(after.properties().texts("Roles"));
        if (!same) {
            return Optional.empty();
        }
        await(this.iam.createPolicyVersion((call) -> call.policyArn(existing.id())
                .policyDocument(after.properties().json("PolicyDocument"))
                .setAsDefault(true)));
        return Optional.of(existing);
    }

    @Override
    public void delete(Removal removal) {
        for (String role : removal.properties().texts("Roles")) {
            Absent.isFine(() ->
                    this.iam.detachRolePolicy((call) -> call.roleName(role).policyArn(removal.id())));
        }
        Absent.isFine(() -> this.iam.deletePolicy((call) -> call.policyArn(removal.id())));
    }

    private void attach(String arn, List<String> roles) {
        roles.forEach((role) ->
                await(this.iam.attachRolePolicy((call) -> call.roleName(role).policyArn(arn))));
    }
}
