package dev.slipway.sandbox.aws.iam;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The roles and policies of the account, and the rules that hold for all of them. */
final class IamAccount {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Documents<Role> roles;
    private final Documents<Policy> policies;

    IamAccount(Path folder) {
        this.roles = Documents.open(folder.resolve("roles"), Role.class);
        this.policies = Documents.open(folder.resolve("policies"), Policy.class);
    }

    List<Role> roles() {
        return this.roles.all();
    }

    List<Policy> policies() {
        return this.policies.all();
    }

    Optional<Role> role(String name) {
        return this.roles.find(name);
    }

    Optional<Policy> policy(String arn) {
        return this.policies.find(arn);
    }

    Role requireRole(String name) {
        return role(name).orElseThrow(() -> missing("The role with name %s cannot be found.".formatted(name)));
    }

    Policy requirePolicy(String arn) {
        return policy(arn).orElseThrow(() -> missing("Policy %s was not found.".formatted(arn)));
    }

    /** Checks that a managed policy can be attached; AWS's own policies always can. */
    void requireAttachable(String arn) {
        if (!arn.startsWith("arn:aws:iam::aws:policy/") && policy(arn).isEmpty()) {
            throw missing("Policy %s does not exist or is not attachable.".formatted(arn));
        }
    }

    Role put(Role role) {
        this.roles.put(role.name(), role);
        return role;
    }

    Policy put(Policy policy) {
        this.policies.put(policy.arn(), policy);
        return policy;
    }

    void remove(Role role) {
        this.roles.remove(role.name());
    }

    void remove(Policy policy) {
        this.policies.remove(policy.arn());
    }

    static AwsError missing(String message) {
        return new AwsError(404, "NoSuchEntity", message);
    }

    static AwsError taken(String message) {
        return new AwsError(409, "EntityAlreadyExists", message);
    }

    static AwsError inUse(String message) {
        return new AwsError(409, "DeleteConflict", message);
    }

    static String arn(String kind, String path, String name) {
        return "arn:aws:iam::%s:%s%s%s".formatted(Arns.ACCOUNT, kind, path, name);
    }

    /** Picks an id such as {@code AROA…}, 21 characters long. */
    static String id(String prefix) {
        return prefix
                + RANDOM.ints(17, 0, LETTERS.length())
                        .mapToObj((index) -> String.valueOf(LETTERS.charAt(index)))
                        .collect(Collectors.joining());
    }

    static String checkedName(String field, String name, int longest) {
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of(
                    "ValidationError",
                    "The specified value for %s is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
                            .formatted(field));
        }
        if (name.length() > longest) {
            throw AwsError.of(
                    "ValidationError",
                    ("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: "
                                    + "Member must have length less than or equal to %d")
                            .formatted(name, field, longest));
        }
        return name;
    }

    static String checkedDocument(String document) {
        try {
            if (JSON.readTree(document).path("Statement").isMissingNode()) {
                throw AwsError.of("MalformedPolicyDocument", "Missing required field Statement");
            }
            return document;
        } catch (JacksonException ex) {
            throw AwsError.of(
                    "MalformedPolicyDocument", "This policy contains invalid Json: " + ex.getOriginalMessage());
        }
    }
}
