package dev.slipway.sandbox.aws.cloudformation.resource;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** {@code AWS::IAM::Role} with its inline and attached policies. */
final class RoleType implements ResourceType {

    private final IamAsyncClient iam;

    RoleType(SandboxClients clients) {
        this.iam = clients.client(IamAsyncClient.builder());
    }

    @Override
    public String name() {
        return "AWS::IAM::Role";
    }

    @Override
    public Physical create(ResourceRequest request) {
        Properties properties = request.properties();
        String name = properties.text("RoleName", request.pickedName(64));
        Role role = await(this.iam.createRole(SdkShapes.fill(CreateRoleRequest.builder(), properties.tree())
                        .roleName(name)
                        .build()))
                .role();
        putPolicies(name, properties);
        return new Physical(name, Map.of("Arn", role.arn(), "RoleId", role.roleId()));
    }

    @Override
    public Optional<Physical> update(Physical existing, ResourceRequest before, ResourceRequest after) {
        Properties properties = after.properties();
        boolean sameName = properties.text("RoleName", existing.id()).equals(existing.id())
                && properties.text("Path", "/").equals(before.properties().text("Path", "/"));
        if (!sameName) {
            return Optional.empty();
        }
        String role = existing.id();
        await(this.iam.updateAssumeRolePolicy(
                (call) -> call.roleName(role).policyDocument(properties.json("AssumeRolePolicyDocument"))));
        putBoundary(role, properties);
        removePolicies(role);
        putPolicies(role, properties);
        return Optional.of(existing);
    }

    @Override
    public Optional<Boolean> isThere(String id) {
        return Optional.of(Absent.answers(() -> this.iam.getRole((call) -> call.roleName(id))));
    }

    @Override
    public void tag(String id, Map<String, String> tags) {
        await(this.iam.tagRole((call) -> call.roleName(id)
                .tags(TagShapes.of(
                        tags,
                        (key, value) -> Tag.builder().key(key).value(value).build()))));
    }

    @Override
    public void delete(Removal removal) {
        try {
            removePolicies(removal.id());
        } catch (NoSuchEntityException ex) {
            return;
        }
        Absent.isFine(() -> this.iam.deleteRole((call) -> call.roleName(removal.id())));
    }

    private void putBoundary(String role, Properties properties) {
        String boundary = properties.text("PermissionsBoundary");
        if (boundary == null) {
            await(this.iam.deleteRolePermissionsBoundary((call) -> call.roleName(role)));
        } else {
            await(this.iam.putRolePermissionsBoundary(
                    (call) -> call.roleName(role).permissionsBoundary(boundary)));
        }
    }

    private void putPolicies(String role, Properties properties) {
        for (Properties policy : properties.items("Policies")) {
            await(this.iam.putRolePolicy((call) -> call.roleName(role)
                    .policyName(policy.text("PolicyName"))
                    .policyDocument(policy.json("PolicyDocument"))));
        }
        for (String arn : properties.texts("ManagedPolicyArns")) {
            await(this.iam.attachRolePolicy((call) -> call.roleName(role).policyArn(arn)));
        }
    }

    private void removePolicies(String role) {
        List<String> inline =
                await(this.iam.listRolePolicies((call) -> call.roleName(role))).policyNames();
        inline.forEach((policy) ->
                await(this.iam.deleteRolePolicy((call) -> call.roleName(role).policyName(policy))));
        List<AttachedPolicy> attached = await(this.iam.listAttachedRolePolicies((call) -> call.roleName(role)))
                .attachedPolicies();
        attached.forEach((policy) ->
                await(this.iam.detachRolePolicy((call) -> call.roleName(role).policyArn(policy.policyArn()))));
    }
}
