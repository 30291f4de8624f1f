package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the history is.
 *
 * @param recordedUpTo when the newest recorded event happened; null while there is none
 * @param unreadable how many messages lie in the queues of what was no event or could not be handed over
 * @param unpublished how many events wait because the topic did not take them yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Freshness(@Nullable Instant recordedUpTo, int unreadable, int unpublished) {}
