package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamAsyncClient;

/** {@code AWS::IAM::Policy}: one inline policy on one or several roles. */
final class InlinePolicyType implements ResourceType {

    private final IamAsyncClient iam;

    InlinePolicyType(SandboxClients clients) {
        this.iam = clients.client(IamAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::IAM::Policy";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        for (String role : properties.texts("Roles")) {
            await(this.iam.putRolePolicy((call) -> call.roleName(role)
                    .policyName(properties.text("PolicyName"))
                    .policyDocument(properties.json("PolicyDocument"))));
        }
        return Physical.of(request.pickedName(128));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        boolean sameRoles =
                before.properties().texts("Roles").equals(after.properties().texts("Roles"))
                        && before.properties()
                                .text("PolicyName", "")
                                .equals(after.properties().text("PolicyName", ""));
        return sameRoles ? Optional.of(create(after)) : Optional.empty();
    }

    @Override
    public void delete(Removal removal) {
        Properties properties = removal.properties();
        for (String role : properties.texts("Roles")) {
            Absent.isFine(() ->
                    this.iam.deleteRolePolicy((call) -> call.roleName(role).policyName(properties.text("PolicyName"))));
        }
    }
}
