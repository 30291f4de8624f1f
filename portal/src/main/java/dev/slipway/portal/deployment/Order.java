package dev.slipway.portal.deployment;

import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.secret.Masked;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is to run where, and why: everything that is known of a deployment before it begins.
 *
 * @param environment an environment of the settings
 * @param digest digest of an image
 * @param commit full id of the commit that the image was built from
 * @param build page of the build; null for none
 * @param trigger what started it
 * @param configuration version of the configuration that it runs with; 0 for what the template says
 * @param words why a person wants it; null where nothing was said
 */
public record Order(
        EnvironmentName environment,
        String digest,
        String commit,
        @Nullable URI build,
        Trigger trigger,
        int configuration,
        @Nullable String words) {

    /** Masks secrets in what a person wrote. */
    public Order {
        words = (words == null) ? null : Masked.in(words);
    }

    /** Returns this order with another version of the configuration. */
    public Order with(int configuration) {
        return new Order(
                this.environment, this.digest, this.commit, this.build, this.trigger, configuration, this.words);
    }

    /** Returns this order with a person's words. */
    public Order with(@Nullable String words) {
        return new Order(
                this.environment, this.digest, this.commit, this.build, this.trigger, this.configuration, words);
    }

    /** Returns whether it goes back to what ran before, which no rule stops. */
    public boolean isRollback() {
        return this.trigger == Trigger.ROLLBACK;
    }
}
