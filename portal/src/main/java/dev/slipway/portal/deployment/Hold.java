package dev.slipway.portal.deployment;

import dev.slipway.portal.secret.Masked;
import java.time.Instant;

/**
 * An environment of an app stays as it is until somebody releases it.
 *
 * @param by short name of who set it
 * @param reason why
 * @param since since when
 * @param deployment id of the rollback that set it
 */
public record Hold(String by, String reason, Instant since, String deployment) {

    /** Masks secrets in what a person wrote. */
    public Hold {
        reason = Masked.in(reason);
    }
}
