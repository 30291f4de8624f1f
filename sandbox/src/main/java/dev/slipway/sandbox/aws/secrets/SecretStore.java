package dev.slipway.sandbox.aws.secrets;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secrets on disk; those whose recovery window has passed are forgotten when somebody looks. */
final class SecretStore {

    private final Documents<Secret> secrets;

    SecretStore(Path folder) {
        this.secrets = Documents.open(folder, Secret.class);
    }

    List<Secret> all() {
        this.secrets.all().forEach(this::forgetWhenDue);
        return this.secrets.all();
    }

    Optional<Secret> named(String name) {
        this.secrets.find(name).ifPresent(this::forgetWhenDue);
        return this.secrets.find(name);
    }

    /** Finds a secret by name, ARN, or ARN without its random ending. */
    Secret require(String id) {
        return all().stream()
                .filter((secret) -> answersTo(secret, id))
                .findFirst()
                .orElseThrow(() ->
                        AwsError.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    Secret requireUsable(String id) {
        Secret secret = require(id);
        if (secret.isMarkedForDeletion()) {
            throw AwsError.of(
                    "InvalidRequestException",
                    "You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    Secret put(Secret secret) {
        this.secrets.put(secret.name(), secret);
        return secret;
    }

    void remove(Secret secret) {
        this.secrets.remove(secret.name());
    }

    private static boolean answersTo(Secret secret, String id) {
        return secret.name().equals(id)
                || secret.arn().equals(id)
                || arnWithoutEnding(secret).equals(id);
    }

    private static String arnWithoutEnding(Secret secret) {
        return secret.arn().substring(0, secret.arn().lastIndexOf('-'));
    }

    private void forgetWhenDue(Secret secret) {
        if (secret.gone() != null && secret.gone().isBefore(Instant.now())) {
            remove(secret);
        }
    }
}
