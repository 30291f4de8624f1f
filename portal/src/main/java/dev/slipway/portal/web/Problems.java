package dev.slipway.portal.web;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.Refused;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/** Finds the problem that an exception stands for. The only place where exceptions become statuses. */
final class Problems {
    private Problems() {}

    /** Returns the problem of an exception; what nobody foresaw is a 500 that says nothing of its inside. */
    static Problem of(Throwable fault) {
        Problem ours = ours(fault);
        if (ours != null) {
            return ours;
        }
        if (fault instanceof WebExchangeBindException invalid) {
            return Problem.invalid(invalid.getFieldErrors().stream()
                    .map((error) -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                    .toList());
        }
        if (causedBy(fault, DataBufferLimitException.class) != null) {
            return ofStatus(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than what is taken here.");
        }
        if (fault instanceof ServerWebInputException unreadable) {
            return UnreadableInput.problem(unreadable);
        }
        if (fault instanceof ResponseStatusException refused) {
            HttpStatus status = HttpStatus.resolve(refused.getStatusCode().value());
            boolean broken = status != null && status.is5xxServerError() && status != HttpStatus.SERVICE_UNAVAILABLE;
            return status == null || broken ? unexpected() : ofStatus(status, refused.getReason());
        }
        return unexpected();
    }

    private static @Nullable Problem ours(Throwable fault) {
        InvalidInput input = causedBy(fault, InvalidInput.class);
        if (input != null) {
            return Problem.invalid(input.all().stream().map(FieldError::of).toList());
        }
        if (fault instanceof Conflict conflict) {
            return Problem.of(HttpStatus.CONFLICT, "conflict", "Already there", words(conflict))
                    .with(conflict.existing());
        }
        if (fault instanceof Refused refused) {
            return Problem.of(HttpStatus.CONFLICT, "refused", "Refused", words(refused))
                    .with(refused.attempt());
        }
        if (fault instanceof NotFound) {
            return Problem.of(HttpStatus.NOT_FOUND, "not-found", "Not found", words(fault));
        }
        if (fault instanceof Forbidden) {
            return Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", words(fault));
        }
        if (fault instanceof OutsideFault outside) {
            return Problem.of(
                            HttpStatus.BAD_GATEWAY,
                            "outside-fault",
                            outside.system() + " did not do what it was asked",
                            words(outside) + (outside.mayHeal() ? " Try again in a moment." : ""))
                    .with(outside.system());
        }
        return ofSecurity(fault);
    }

    private static @Nullable Problem ofSecurity(Throwable fault) {
        if (fault instanceof CsrfException) {
            return Problem.of(
                    HttpStatus.FORBIDDEN,
                    "forged-request",
                    "The page is too old",
                    "This request did not carry the secret of a page of yours: you have signed in or out since the"
                            + " page was shown, or another site sent the request. Nothing was changed. Go back,"
                            + " reload the page and try again.");
        }
        if (fault instanceof AccessDeniedException) {
            return Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "You may not do this.");
        }
        return fault instanceof AuthenticationException
                ? Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Not signed in",
                        "Send 'Authorization: Bearer …' with the token of your app's pipeline or with your own token"
                                + " from the sign-in provider. What was sent is missing, unknown, expired or revoked.")
                : null;
    }

    private static Problem ofStatus(HttpStatus status, @Nullable String reason) {
        return switch (status) {
            case NOT_FOUND ->
                Problem.of(status, "not-found", "Not found", "There is nothing at this address. Check it for a slip.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(
                        status,
                        "method-not-allowed",
                        "Method not allowed",
                        "This address does not take this method. The Allow header lists what it takes.");
            case CONTENT_TOO_LARGE ->
                Problem.of(status, "too-large", "Too large", reason == null ? "The body is too large." : reason);
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(
                        status,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body as application/json and say so in Content-Type.");
            default ->
                Problem.of(
                        status,
                        "refused",
                        status.getReasonPhrase(),
                        reason == null ? status.getReasonPhrase() : reason);
        };
    }

    private static Problem unexpected() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something broke on our side",
                "Slipway met something it was not made for. It is in our log under the request's id. Try again; if it"
                        + " happens again, tell the people who run Slipway the id.");
    }

    static <T extends Throwable> @Nullable T causedBy(Throwable fault, Class<T> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String words(Throwable fault) {
        return String.valueOf(fault.getMessage());
    }
}
