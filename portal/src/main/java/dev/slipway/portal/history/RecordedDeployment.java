package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deploy, as the events tell it; refused and failed ones too, and those that happened outside Slipway.
 *
 * @param id the deployment's id
 * @param app name of the app
 * @param team slug of its team
 * @param environment where to
 * @param state {@code running}, {@code succeeded}, {@code failed} or {@code refused}
 * @param rollback whether it went back to an earlier image
 * @param blamed whether it caused an incident: it was rolled back, or somebody named it as the cause
 * @param digest digest of the image
 * @param commit commit that the image was built of
 * @param build address of the build
 * @param trigger what started it
 * @param by who started it
 * @param reason why it failed or was refused, or why somebody rolled back
 * @param startedAt when it began
 * @param endedAt when it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedDeployment(
        String id,
        String app,
        @Nullable String team,
        String environment,
        String state,
        boolean rollback,
        boolean blamed,
        @Nullable String digest,
        @Nullable String commit,
        @Nullable String build,
        @Nullable String trigger,
        @Nullable String by,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Returns whether the change failure rate counts it: a change, not a rollback, that failed or caused an incident. */
    @JsonIgnore
    boolean isFailedChange() {
        return !this.rollback && (this.state.equals("failed") || (this.blamed && this.state.equals("succeeded")));
    }
}
