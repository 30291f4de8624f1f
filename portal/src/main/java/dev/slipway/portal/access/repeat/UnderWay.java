package dev.slipway.portal.access.repeat;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The first request of an idempotency key is being answered, or was when its instance died. Answers as 503 with
 * {@code Retry-After}: who asks again gets the answer, and nothing is wrong with the request.
 */
final class UnderWay extends ResponseStatusException {

    private static final int SECONDS = 2;

    UnderWay() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The first request of this Idempotency-Key is being answered. Send the same again in %d s."
                        .formatted(SECONDS));
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));
        return headers;
    }
}
