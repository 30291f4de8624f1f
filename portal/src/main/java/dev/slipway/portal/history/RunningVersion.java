package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What runs of an app in an environment.
 *
 * @param app the app
 * @param environment the environment
 * @param deployment id of the deployment that brought it
 * @param commit the commit; null where it came from outside Slipway
 * @param digest the image
 * @param by who brought it
 * @param trigger what started the deployment
 * @param since since when it runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunningVersion(
        String app,
        String environment,
        String deployment,
        @Nullable String commit,
        @Nullable String digest,
        @Nullable String by,
        @Nullable String trigger,
        Instant since) {

    static RunningVersion of(HistoryItem item) {
        return new RunningVersion(
                item.text("app"),
                item.text("environment"),
                item.text("id"),
                item.optional("commit"),
                item.optional("digest"),
                item.optional("by"),
                item.optional("trigger"),
                item.time("since"));
    }
}
