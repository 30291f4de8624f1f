package dev.slipway.sandbox.aws.ecr;

import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A refusal in the words of the OCI distribution specification.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes">Error codes</a>
 */
final class RegistryError extends RuntimeException {

    private final int status;
    private final String code;

    RegistryError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RegistryError manifestInvalid(String message) {
        return new RegistryError(400, "MANIFEST_INVALID", message);
    }

    static RegistryError blobUnknown(String digest) {
        return new RegistryError(404, "BLOB_UNKNOWN", "The repository has no blob %s.".formatted(digest));
    }

    static RegistryError uploadUnknown(String id) {
        return new RegistryError(404, "BLOB_UPLOAD_UNKNOWN", "There is no upload '%s'; start it again.".formatted(id));
    }

    static RegistryError digestInvalid(String message) {
        return new RegistryError(400, "DIGEST_INVALID", message);
    }

    static RegistryError denied(String message) {
        return new RegistryError(403, "DENIED", message);
    }

    Mono<ServerResponse> response() {
        return ServerResponse.status(this.status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Docker-Distribution-Api-Version", "registry/2.0")
                .bodyValue(
                        Map.of("errors", List.of(Map.of("code", this.code, "message", String.valueOf(getMessage())))));
    }
}
