package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.app.App;
import dev.slipway.portal.secret.Masked;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing is deployed.
 *
 * @param id its id
 * @param team slug of the team whose apps it is for; null for no team in particular
 * @param app the one app it is for; null for more than one
 * @param environments environments it is for; empty for all
 * @param window when
 * @param reason why, in the words that a refused deployment is told
 * @param by short name of who set it
 * @param setAt when it was set
 */
public record Freeze(
        String id,
        @Nullable String team,
        @Nullable String app,
        Set<String> environments,
        Window window,
        String reason,
        String by,
        Instant setAt) {

    /** Copies the environments, and masks secrets in what a person wrote. */
    public Freeze {
        environments = Set.copyOf(environments);
        reason = Masked.in(reason);
    }

    /** Returns whether it keeps an app from being deployed to an environment at a moment. */
    boolean stops(App target, String environment, Instant moment) {
        boolean isFor = (this.app != null)
                ? this.app.equals(target.name().value())
                : this.team == null || this.team.equals(target.team());
        return isFor
                && (this.environments.isEmpty() || this.environments.contains(environment))
                && this.window.covers(moment);
    }
}
