package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was looked for. It may be shorter than asked for and still not be the last.
 *
 * @param items what was found
 * @param next cursor of the next page; null on the last one
 * @param lookedBackTo how far back was looked; null where the list has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Found(
        List<RecordedDeployment> items,
        @Nullable String next,
        @Nullable Instant lookedBackTo) {

    /** Copies the items. */
    public Found {
        items = List.copyOf(items);
    }
}
