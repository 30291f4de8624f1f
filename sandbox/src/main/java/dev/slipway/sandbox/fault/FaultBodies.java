package dev.slipway.sandbox.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Bodies of refusals, in the form of the protocol that the call speaks, so that clients read them as the system's own. */
final class FaultBodies {

    private static final String MESSAGE = "The sandbox's fault switch refuses this call.";

    private static final Map<Integer, String> AWS_CODES = Map.of(
            400, "ThrottlingException",
            403, "AccessDeniedException",
            429, "ThrottlingException",
            500, "InternalFailure",
            503, "ServiceUnavailable");

    /**
     * A body and its media type.
     *
     * @param type media type
     * @param text the body
     */
    record Body(String type, String text) {}

    Body of(ServerHttpRequest request, int status) {
        String code = AWS_CODES.getOrDefault(status, "InternalFailure");
        if (request.getHeaders().getFirst("X-Amz-Target") != null) {
            return new Body(
                    "application/x-amz-json-1.1", "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, MESSAGE));
        }
        if (isForm(request.getHeaders().getContentType()) && isSigned(request)) {
            return new Body(
                    "text/xml",
                    "<ErrorResponse><Error><Type>Receiver</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                            .formatted(code, MESSAGE));
        }
        return new Body("application/json", "{\"message\":\"%s\"}".formatted(MESSAGE));
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null && type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean isSigned(ServerHttpRequest request) {
        String authorization = request.getHeaders().getFirst("Authorization");
        return authorization != null && authorization.startsWith("AWS4-HMAC-SHA256");
    }
}
