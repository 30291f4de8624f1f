package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event, as it was recorded.
 *
 * @param id its identifier
 * @param type its CDEvents type
 * @param time when it happened
 * @param subject id of what it happened to
 * @param chain what it is part of, such as a run
 * @param content what the type says of the subject
 * @param customData facts beyond the vocabulary
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedEvent(
        String id,
        String type,
        Instant time,
        String subject,
        @Nullable String chain,
        Map<String, Object> content,
        Map<String, Object> customData) {

    /** Copies the maps. */
    public RecordedEvent {
        content = Map.copyOf(content);
        customData = Map.copyOf(customData);
    }
}
