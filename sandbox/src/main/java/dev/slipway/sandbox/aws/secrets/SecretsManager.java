package dev.slipway.sandbox.aws.secrets;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.JsonProtocol;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Secrets Manager. Values stand unencrypted in files, rotation and replication do not exist; deleted names stay taken
 * for their recovery window, as AWS has it.
 */
public final class SecretsManager implements AwsService {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final String ENDING = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretStore store;
    private final JsonProtocol protocol = new JsonProtocol("1.1");

    /** @param folder where the secrets are kept */
    public SecretsManager(Path folder) {
        this.store = new SecretStore(folder);
        this.protocol
                .operation("CreateSecret", this::create)
                .operation("GetSecretValue", this::value)
                .operation("PutSecretValue", this::putValue)
                .operation("UpdateSecret", this::update)
                .operation("DescribeSecret", (input) -> SecretAnswers.description(named(input), "VersionIdsToStages"))
                .operation("ListSecrets", this::list)
                .operation("DeleteSecret", this::delete)
                .operation("RestoreSecret", this::restore)
                .operation("TagResource", this::tag)
                .operation("UntagResource", this::untag)
                .operation(
                        "GetRandomPassword",
                        (input) ->
                                Map.of("RandomPassword", PasswordRule.of(input).generate()));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("secretsmanager");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private synchronized Map<String, Object> create(JsonNode input) {
        String name = required(input, "Name");
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of(
                    "ValidationException",
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: "
                            + "-/_+=.@!");
        }
        Optional<NewValue> value = NewValue.in(input);
        Optional<Secret> known = this.store.named(name);
        if (known.isPresent()) {
            return repeatedCreate(known.get(), value);
        }
        Instant now = Instant.now();
        Secret empty = new Secret(
                name,
                Arns.of("secretsmanager", "secret:" + name + "-" + ending()),
                input.path("Description").asStringOpt().orElse(null),
                tags(input),
                List.of(),
                now,
                now,
                null,
                null);
        return stored(value.map((given) -> given.addedTo(empty)).orElse(empty));
    }

    private Map<String, Object> repeatedCreate(Secret known, Optional<NewValue> value) {
        if (known.isMarkedForDeletion()) {
            throw AwsError.of(
                    "InvalidRequestException",
                    "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        boolean repeated = value.flatMap(
                        (given) -> known.versionWithId(given.version().id()))
                .isPresent();
        if (!repeated) {
            throw AwsError.of(
                    "ResourceExistsException",
                    "The operation failed because the secret %s already exists.".formatted(known.name()));
        }
        return stored(value.orElseThrow().addedTo(known));
    }

    private Map<String, Object> value(JsonNode input) {
        Secret secret = this.store.requireUsable(required(input, "SecretId"));
        String stage = input.path("VersionStage").asString(Secret.CURRENT);
        Optional<Secret.Version> version = input.hasNonNull("VersionId")
                ? secret.versionWithId(input.path("VersionId").asString())
                : secret.versionAt(stage);
        return version.map((found) -> SecretAnswers.value(secret, found))
                .orElseThrow(() -> AwsError.of(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for staging label: " + stage));
    }

    private synchronized Map<String, Object> putValue(JsonNode input) {
        Secret secret = usable(input);
        NewValue value = NewValue.in(input)
                .orElseThrow(() -> AwsError.of(
                        "InvalidRequestException", "You must provide either SecretString or SecretBinary."));
        Secret changed = value.addedTo(secret);
        this.store.put(changed);
        return SecretAnswers.version(changed, changed.versionAt(Secret.CURRENT).orElse(value.version()));
    }

    private synchronized Map<String, Object> update(JsonNode input) {
        Secret secret = usable(input);
        Secret described = input.path("Description")
                .asStringOpt()
                .map(secret::withDescription)
                .orElse(secret);
        return stored(
                NewValue.in(input).map((value) -> value.addedTo(described)).orElse(described));
    }

    private Map<String, Object> list(JsonNode input) {
        boolean withDeleted = input.path("IncludePlannedDeletion").asBoolean(false);
        return Map.of(
                "SecretList",
                this.store.all().stream()
                        .filter((secret) -> withDeleted || !secret.isMarkedForDeletion())
                        .map((secret) -> SecretAnswers.description(secret, "SecretVersionsToStages"))
                        .toList());
    }

    private synchronized Map<String, Object> delete(JsonNode input) {
        SecretDeletion deletion = SecretDeletion.of(input);
        Secret secret = deletion.atOnce() ? named(input) : usable(input);
        return deletion.apply(secret, this.store);
    }

    private synchronized Map<String, Object> restore(JsonNode input) {
        return SecretAnswers.identity(this.store.put(named(input).withDeletion(null, null)));
    }

    private synchronized Map<String, Object> tag(JsonNode input) {
        Secret secret = usable(input);
        Map<String, String> tags = new LinkedHashMap<>(secret.tags());
        tags.putAll(tags(input));
        this.store.put(secret.withTags(tags));
        return Map.of();
    }

    private synchronized Map<String, Object> untag(JsonNode input) {
        Secret secret = usable(input);
        Map<String, String> tags = new LinkedHashMap<>(secret.tags());
        input.path("TagKeys").forEach((key) -> tags.remove(key.asString()));
        this.store.put(secret.withTags(tags));
        return Map.of();
    }

    private Map<String, Object> stored(Secret secret) {
        this.store.put(secret);
        return secret.versionAt(Secret.CURRENT)
                .map((version) -> SecretAnswers.identity(secret, version))
                .orElseGet(() -> SecretAnswers.identity(secret));
    }

    private Secret named(JsonNode input) {
        return this.store.require(required(input, "SecretId"));
    }

    private Secret usable(JsonNode input) {
        return this.store.requireUsable(required(input, "SecretId"));
    }

    private static Map<String, String> tags(JsonNode input) {
        Map<String, String> tags = new LinkedHashMap<>();
        input.path("Tags")
                .forEach((tag) ->
                        tags.put(tag.path("Key").asString(), tag.path("Value").asString("")));
        return tags;
    }

    private static String required(JsonNode input, String name) {
        return input.path(name)
                .asStringOpt()
                .orElseThrow(() -> AwsError.of(
                        "ValidationException",
                        ("1 validation error detected: Value null at '%s' failed to satisfy constraint: "
                                        + "Member must not be null")
                                .formatted(Character.toLowerCase(name.charAt(0)) + name.substring(1))));
    }

    private static String ending() {
        return RANDOM.ints(6, 0, ENDING.length())
                .mapToObj((index) -> String.valueOf(ENDING.charAt(index)))
                .collect(Collectors.joining());
    }
}
