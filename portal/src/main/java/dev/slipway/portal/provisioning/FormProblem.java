package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.web.PageAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What stands against a form, at the field where it belongs.
 *
 * @param field name of the field
 * @param text what was given, what is allowed, what to do
 * @param existing page of what is in the way
 * @param status status of the page that shows the form again
 */
record FormProblem(String field, String text, @Nullable String existing, HttpStatus status) {

    /** Returns the problem of an exception, or null for one that is not about the form. */
    static @Nullable FormProblem of(Throwable fault) {
        if (fault instanceof InvalidInput input) {
            return new FormProblem(input.field(), words(fault), null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return fault instanceof Conflict conflict
                ? new FormProblem("name", words(fault), PageAddress.of(conflict.existing()), HttpStatus.CONFLICT)
                : null;
    }

    private static String words(Throwable fault) {
        return String.valueOf(fault.getMessage());
    }
}
