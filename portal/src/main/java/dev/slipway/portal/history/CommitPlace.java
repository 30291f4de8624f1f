package dev.slipway.portal.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a commit is.
 *
 * @param environment the environment
 * @param running whether it is part of what runs there
 * @param since since when; where it does not run any more, since when it does not
 * @param deployment id of the deployment that brought it, or took it away
 * @param by who did that
 * @param commit the full commit
 * @param title first line of its message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitPlace(
        String environment,
        boolean running,
        Instant since,
        String deployment,
        @Nullable String by,
        String commit,
        @Nullable String title) {

    static CommitPlace of(HistoryItem item) {
        return new CommitPlace(
                item.text("environment"),
                item.text("effect").equals("in"),
                item.time("at"),
                item.text("deployment"),
                item.optional("by"),
                item.text("commit"),
                item.optional("title"));
    }
}
