package dev.slipway.sandbox.aws.iam;

import dev.slipway.sandbox.aws.QueryInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operations on managed policies. */
final class PolicyOperations {

    private final IamAccount account;

    PolicyOperations(IamAccount account) {
        this.account = account;
    }

    Map<String, ?> create(QueryInput input) {
        String name = IamAccount.checkedName("policyName", input.required("PolicyName"), 128);
        String path = input.text("Path", "/");
        String arn = IamAccount.arn("policy", path, name);
        if (this.account.policy(arn).isPresent()) {
            throw IamAccount.taken(
                    "A policy called %s already exists. Duplicate names are not allowed.".formatted(name));
        }
        Policy policy = new Policy(
                name,
                IamAccount.id("ANPA"),
                path,
                arn,
                input.text("Description"),
                IamAccount.checkedDocument(input.required("PolicyDocument")),
                1,
                input.pairs("Tags", "Key", "Value"),
                Instant.now());
        return answer(this.account.put(policy));
    }

    Map<String, ?> get(QueryInput input) {
        return answer(policy(input));
    }

    Map<String, ?> list(QueryInput input) {
        return IamAnswers.page(
                input,
                "Policies",
                this.account.policies().stream()
                        .map((policy) -> IamAnswers.policy(policy, attachments(policy)))
                        .toList());
    }

    Map<String, ?> delete(QueryInput input) {
        Policy policy = policy(input);
        if (attachments(policy) > 0) {
            throw IamAccount.inUse("Cannot delete a policy attached to entities.");
        }
        this.account.remove(policy);
        return Map.of();
    }

    Map<String, ?> createVersion(QueryInput input) {
        Policy policy = policy(input).withDocument(IamAccount.checkedDocument(input.required("PolicyDocument")));
        return Map.of("PolicyVersion", IamAnswers.version(this.account.put(policy)));
    }

    Map<String, ?> version(QueryInput input) {
        Policy policy = policy(input);
        String version = input.required("VersionId");
        if (!version.equals("v" + policy.version())) {
            throw IamAccount.missing(
                    "Policy %s version %s does not exist or is not attachable.".formatted(policy.arn(), version));
        }
        return Map.of("PolicyVersion", IamAnswers.version(policy));
    }

    Map<String, ?> versions(QueryInput input) {
        return IamAnswers.page(input, "Versions", List.of(IamAnswers.version(policy(input))));
    }

    private Policy policy(QueryInput input) {
        return this.account.requirePolicy(input.required("PolicyArn"));
    }

    private Map<String, ?> answer(Policy policy) {
        return Map.of("Policy", IamAnswers.policy(policy, attachments(policy)));
    }

    private long attachments(Policy policy) {
        return this.account.roles().stream()
                .filter((role) -> role.attached().contains(policy.arn()))
                .count();
    }
}
