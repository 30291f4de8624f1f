package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.view.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in GitHub's shape. */
final class ApiError extends RuntimeException {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final int status;
    private final List<Map<String, @Nullable Object>> errors;
    private final String documentation;
    private final Map<String, String> headers;

    private ApiError(
            int status,
            String message,
            List<Map<String, @Nullable Object>> errors,
            String documentation,
            Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.errors = errors;
        this.documentation = documentation;
        this.headers = headers;
    }

    static ApiError of(int status, String message) {
        return new ApiError(status, message, List.of(), DOCUMENTATION, Map.of());
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
        return new ApiError(422, "Validation Failed", List.of(error), DOCUMENTATION, Map.of());
    }

    /** The same refusal under another headline. */
    ApiError titled(String message) {
        return new ApiError(this.status, message, this.errors, this.documentation, this.headers);
    }

    /** The same refusal with another page to read about it. */
    ApiError documented(String page) {
        return new ApiError(this.status, words(), this.errors, page, this.headers);
    }

    /** The same refusal with one more header. */
    ApiError withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(this.headers);
        more.put(name, value);
        return new ApiError(this.status, words(), this.errors, this.documentation, more);
    }

    Answer answer() {
        return new Answer(this.status, body(), this.headers);
    }

    private String words() {
        return String.valueOf(getMessage());
    }

    private Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = Fields.of("message", words());
        if (!this.errors.isEmpty()) {
            body.put("errors", this.errors);
        }
        body.put("documentation_url", this.documentation);
        body.put("status", Integer.toString(this.status));
        return body;
    }
}
