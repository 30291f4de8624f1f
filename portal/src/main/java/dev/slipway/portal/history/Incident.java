package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an app was not well.
 *
 * @param id its id
 * @param app the app
 * @param team slug of its team
 * @param environment where
 * @param kind what opened it: a failed rollout, a rollback, or somebody reported it
 * @param deployment id of the deployment at fault, or of the rollback
 * @param note what happened
 * @param by who was told of
 * @param openedAt when it began
 * @param closedAt when it ended; null while it lasts
 * @param closedBy the deployment that ended it, or who closed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incident(
        String id,
        String app,
        @Nullable String team,
        String environment,
        String kind,
        @Nullable String deployment,
        @Nullable String note,
        @Nullable String by,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    static Incident of(HistoryItem item) {
        return new Incident(
                item.text("id"),
                item.text("app"),
                item.optional("team"),
                item.text("environment"),
                item.text("kind"),
                item.optional("deployment"),
                item.optional("note"),
                item.optional("by"),
                item.time("openedAt"),
                item.optional("closedAt") == null ? null : item.time("closedAt"),
                item.optional("closedBy"));
    }
}
