package dev.slipway.portal.access.limits;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Somebody asks more often than they may. Answers as 429 with {@code Retry-After}. */
final class TooMany extends ResponseStatusException {

    private final Duration retryAfter;

    TooMany(Duration retryAfter) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "You ask more often than is allowed. Wait %d s and try again; the Retry-After header says so too."
                        .formatted(seconds(retryAfter)));
        this.retryAfter = retryAfter;
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(this.retryAfter)));
        return headers;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
