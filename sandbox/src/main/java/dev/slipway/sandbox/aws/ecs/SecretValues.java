package dev.slipway.sandbox.aws.ecs;

/** Reads the secrets that task definitions refer to. */
interface SecretValues {

    /**
     * Reads a secret.
     *
     * @param reference ARN of a secret, or that with {@code :json-key:version-stage:version-id} behind
     * @throws IllegalStateException in ECS's words if there is no such secret or key
     */
    String read(String reference);
}
