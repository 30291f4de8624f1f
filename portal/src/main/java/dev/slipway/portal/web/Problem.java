package dev.slipway.portal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.secret.Masked;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong with a request, for people and programs: problem details after RFC 9457.
 *
 * @param type address of the words that explain this sort of problem
 * @param title the sort of problem, in a few words
 * @param status status of the answer
 * @param detail what was given, what is allowed, what to do
 * @param errors the fields that are at fault
 * @param existing address of what is in the way
 * @param system the outside system at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @Nullable URI existing,
        @Nullable String system) {

    Problem {
        detail = Masked.in(detail);
        errors = List.copyOf(errors);
    }

    static Problem of(HttpStatus status, String type, String title, String detail) {
        return new Problem("/help#problem-" + type, title, status.value(), detail, List.of(), null, null);
    }

    static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).message()
                : "%d fields are not as they must be.".formatted(errors.size());
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-input", "Invalid input", detail)
                .with(errors);
    }

    Problem with(List<FieldError> fields) {
        return new Problem(this.type, this.title, this.status, this.detail, fields, this.existing, this.system);
    }

    Problem with(@Nullable URI inTheWay) {
        return new Problem(this.type, this.title, this.status, this.detail, this.errors, inTheWay, this.system);
    }

    Problem with(String outsideSystem) {
        return new Problem(this.type, this.title, this.status, this.detail, this.errors, this.existing, outsideSystem);
    }

    /**
     * A field at fault.
     *
     * @param field its name, as the API and the form call it
     * @param message what was given, what is allowed, what to do
     */
    record FieldError(String field, String message) {
        static FieldError of(InvalidInput input) {
            return new FieldError(input.field(), String.valueOf(input.getMessage()));
        }
    }
}
