package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.view.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in GitHub's shape. */
final class ApiError extends RuntimeException {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final int status;
    private final List<Map<String, @Nullable Object>> errors;

    private ApiError(int status, String message, List<Map<String, @Nullable Object>> errors) {
        super(message, null, false, false);
        this.status = status;
        this.errors = errors;
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message, List.of());
    }

    static ApiError notFound() {
        return of(404, "Not Found");
    }

    static ApiError forbidden(String message) {
        return of(403, message);
    }

    static ApiError conflict(String message) {
        return of(409, message);
    }

    /** A field that breaks a rule; {@code code} is one of GitHub's, such as {@code missing_field}. */
    static ApiError invalid(String resource, String field, String code, @Nullable String message) {
        Map<String, @Nullable Object> error = Fields.of("resource", resource, "field", field, "code", code);
        if (message != null) {
            error.put("message", message);
        }
        return new ApiError(422, "Validation Failed", List.of(error));
    }

    /** The same refusal under another headline. */
    ApiError titled(String message) {
        return new ApiError(this.status, message, this.errors);
    }

    int status() {
        return this.status;
    }

    Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = Fields.of("message", getMessage());
        if (!this.errors.isEmpty()) {
            body.put("errors", this.errors);
        }
        body.put("documentation_url", DOCUMENTATION);
        body.put("status", Integer.toString(this.status));
        return body;
    }
}
