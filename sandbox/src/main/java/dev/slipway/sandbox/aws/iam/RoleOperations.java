package dev.slipway.sandbox.aws.iam;

import dev.slipway.sandbox.aws.QueryInput;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations on roles themselves. */
final class RoleOperations {

    private final IamAccount account;

    RoleOperations(IamAccount account) {
        this.account = account;
    }

    Map<String, ?> create(QueryInput input) {
        String name = IamAccount.checkedName("roleName", input.required("RoleName"), 64);
        if (this.account.role(name).isPresent()) {
            throw IamAccount.taken("Role with name %s already exists.".formatted(name));
        }
        String path = input.text("Path", "/");
        Role role = new Role(
                name,
                IamAccount.id("AROA"),
                path,
                IamAccount.arn("role", path, name),
                IamAccount.checkedDocument(input.required("AssumeRolePolicyDocument")),
                input.text("Description"),
                input.text("PermissionsBoundary"),
                input.number("MaxSessionDuration", 3600),
                input.pairs("Tags", "Key", "Value"),
                Map.of(),
                Set.of(),
                Instant.now());
        return answer(this.account.put(role));
    }

    Map<String, ?> get(QueryInput input) {
        return answer(role(input));
    }

    Map<String, ?> list(QueryInput input) {
        String prefix = input.text("PathPrefix", "/");
        return IamAnswers.page(
                input,
                "Roles",
                this.account.roles().stream()
                        .filter((role) -> role.path().startsWith(prefix))
                        .map(IamAnswers::role)
                        .toList());
    }

    Map<String, ?> delete(QueryInput input) {
        Role role = role(input);
        if (!role.attached().isEmpty()) {
            throw IamAccount.inUse("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inline().isEmpty()) {
            throw IamAccount.inUse("Cannot delete entity, must delete policies first.");
        }
        this.account.remove(role);
        return Map.of();
    }

    Map<String, ?> updateTrust(QueryInput input) {
        this.account.put(role(input).withTrust(IamAccount.checkedDocument(input.required("PolicyDocument"))));
        return Map.of();
    }

    Map<String, ?> putBoundary(QueryInput input) {
        this.account.put(role(input).withBoundary(input.required("PermissionsBoundary")));
        return Map.of();
    }

    Map<String, ?> deleteBoundary(QueryInput input) {
        this.account.put(role(input).withBoundary(null));
        return Map.of();
    }

    Map<String, ?> tag(QueryInput input) {
        Role role = role(input);
        Map<String, String> tags = new LinkedHashMap<>(role.tags());
        tags.putAll(input.pairs("Tags", "Key", "Value"));
        this.account.put(role.withTags(tags));
        return Map.of();
    }

    Map<String, ?> tags(QueryInput input) {
        return IamAnswers.page(input, "Tags", IamAnswers.tags(role(input).tags()));
    }

    Map<String, ?> putInline(QueryInput input) {
        Role role = role(input);
        Map<String, String> inline = new LinkedHashMap<>(role.inline());
        inline.put(
                IamAccount.checkedName("policyName", input.required("PolicyName"), 128),
                IamAccount.checkedDocument(input.required("PolicyDocument")));
        this.account.put(role.withInline(inline));
        return Map.of();
    }

    Map<String, ?> inline(QueryInput input) {
        Role role = role(input);
        String name = input.required("PolicyName");
        String document = Optional.ofNullable(role.inline().get(name)).orElseThrow(() -> missingInline(name));
        return Map.of("RoleName", role.name(), "PolicyName", name, "PolicyDocument", IamAnswers.encoded(document));
    }

    Map<String, ?> deleteInline(QueryInput input) {
        Role role = role(input);
        Map<String, String> inline = new LinkedHashMap<>(role.inline());
        String name = input.required("PolicyName");
        if (inline.remove(name) == null) {
            throw missingInline(name);
        }
        this.account.put(role.withInline(inline));
        return Map.of();
    }

    Map<String, ?> inlineNames(QueryInput input) {
        return IamAnswers.page(
                input,
                "PolicyNames",
                role(input).inline().keySet().stream().sorted().toList());
    }

    Map<String, ?> attach(QueryInput input) {
        Role role = role(input);
        String arn = input.required("PolicyArn");
        this.account.requireAttachable(arn);
        Set<String> attached = new HashSet<>(role.attached());
        attached.add(arn);
        this.account.put(role.withAttached(attached));
        return Map.of();
    }

    Map<String, ?> detach(QueryInput input) {
        Role role = role(input);
        String arn = input.required("PolicyArn");
        Set<String> attached = new HashSet<>(role.attached());
        if (!attached.remove(arn)) {
            throw IamAccount.missing("Policy %s was not found.".formatted(arn));
        }
        this.account.put(role.withAttached(attached));
        return Map.of();
    }

    Map<String, ?> attached(QueryInput input) {
        return IamAnswers.page(
                input,
                "AttachedPolicies",
                role(input).attached().stream()
                        .sorted()
                        .map((arn) -> Map.of("PolicyName", arn.substring(arn.lastIndexOf('/') + 1), "PolicyArn", arn))
                        .toList());
    }

    private Role role(QueryInput input) {
        return this.account.requireRole(input.required("RoleName"));
    }

    private static Map<String, ?> answer(Role role) {
        return Map.of("Role", IamAnswers.role(role));
    }

    private static RuntimeException missingInline(String name) {
        return IamAccount.missing("The role policy with name %s cannot be found.".formatted(name));
    }
}
