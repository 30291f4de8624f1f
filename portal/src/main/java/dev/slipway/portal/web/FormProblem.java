package dev.slipway.portal.web;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What stands against a form, at the fields where it belongs.
 *
 * @param errors what is wrong with each field: what was given, what is allowed, what to do
 * @param existing page of what is in the way
 * @param status status of the page that shows the form again
 */
public record FormProblem(
        Map<String, String> errors, @Nullable String existing, HttpStatus status) {

    /** Returns the problem of an exception, or null for one that is not about the form. */
    public static @Nullable FormProblem of(Throwable fault) {
        if (fault instanceof InvalidInput input) {
            Map<String, String> errors = new LinkedHashMap<>();
            input.all().forEach((each) -> errors.putIfAbsent(each.field(), words(each)));
            return new FormProblem(errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return fault instanceof Conflict conflict
                ? new FormProblem(
                        Map.of("name", words(fault)), PageAddress.of(conflict.existing()), HttpStatus.CONFLICT)
                : null;
    }

    private static String words(Throwable fault) {
        return String.valueOf(fault.getMessage());
    }
}
