package dev.slipway.portal.access.audit;

import dev.slipway.portal.access.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that was made to change something, whatever became of it.
 *
 * @param id the record's id
 * @param at when it was answered
 * @param who name of who asked
 * @param subject their identifier at the sign-in provider; null for pipelines
 * @param token what they proved themselves with, which is never the secret
 * @param address network address they asked from
 * @param request id of the request, as its answer names it
 * @param route method and pattern of the address, such as {@code POST /api/v1/apps/{app}/deployments}
 * @param path the address itself
 * @param action the action that the policy was asked for last; null when it was not reached
 * @param app name of the app it is about; null for none
 * @param team team that the app belonged to; null without an app
 * @param status status of the answer
 * @param result where the answer leads, such as the run that was started; null for nowhere
 * @param changes values before and after
 */
public record AuditRecord(
        String id,
        Instant at,
        String who,
        @Nullable String subject,
        String token,
        String address,
        String request,
        String route,
        String path,
        @Nullable String action,
        @Nullable String app,
        @Nullable String team,
        int status,
        @Nullable String result,
        List<Origin.Changed> changes) {

    private static final int FIRST_REFUSAL = 400;

    /** Copies the changes. */
    public AuditRecord {
        changes = List.copyOf(changes);
    }

    /** Tells how it ended: {@code done}, {@code not allowed}, {@code refused} or {@code broken}. */
    public String outcome() {
        if (this.status < FIRST_REFUSAL) {
            return "done";
        }
        if (this.status >= 500) {
            return "broken";
        }
        return this.status == 401 || this.status == 403 ? "not allowed" : "refused";
    }
}
