package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is read newest first: what comes next is older than it.
 *
 * @param sort sort key of the last item read
 */
record Position(String sort) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[\\d:.]{5,20}Z)#[\\x21-\\x7e]{0,200}");

    /** A clock ahead of ours must not hide its events. */
    private static final Duration SKEW = Duration.ofDays(1);

    static Position newest(Instant now) {
        return new Position(HistoryKeys.sort(now.plus(SKEW), ""));
    }

    static Position endOf(YearMonth month) {
        return new Position(
                HistoryKeys.sort(month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC), ""));
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidInput when it is none that {@link #cursor} made
     */
    static Position of(@Nullable String cursor, Instant now) {
        if (cursor == null) {
            return newest(now);
        }
        try {
            String sort = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (SHAPE.matcher(sort).matches()) {
                Position position = new Position(sort);
                position.month();
                return position;
            }
        } catch (DateTimeException | IllegalArgumentException ex) {
            throw refused(cursor);
        }
        throw refused(cursor);
    }

    /** Returns the place before which everything happened before a time. */
    static Position before(Instant time) {
        return new Position(HistoryKeys.sort(time, ""));
    }

    /** Returns the place of a deployment. */
    static Position of(RecordedDeployment deployment) {
        return new Position(HistoryKeys.sort(deployment.startedAt(), deployment.id()));
    }

    /** Returns the place right after, so that what is here comes next. */
    Position justAfter() {
        return new Position(this.sort + "~");
    }

    Instant time() {
        return Instant.parse(this.sort.substring(0, this.sort.indexOf('#')));
    }

    /** Returns this place as the opaque text that callers bring back. */
    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(this.sort.getBytes(StandardCharsets.UTF_8));
    }

    YearMonth month() {
        return HistoryKeys.month(time());
    }

    private static InvalidInput refused(String cursor) {
        return new InvalidInput(
                "cursor",
                "'%s' is no cursor of this list. Use 'next' of the page before, or leave it out to begin at the newest."
                        .formatted(cursor.length() > 40 ? cursor.substring(0, 40) + "…" : cursor));
    }
}
