package dev.slipway.portal.access.audit;

import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as a row of a page.
 *
 * @param when when it was answered
 * @param who who asked
 * @param how from where and with what token
 * @param action what they wanted to do
 * @param path the address they called
 * @param app name of the app
 * @param outcome how it ended
 * @param result page that the answer led to
 * @param changes values before and after, in words
 */
record AuditRow(
        When when,
        String who,
        String how,
        String action,
        String path,
        @Nullable String app,
        StateLabel outcome,
        @Nullable String result,
        List<String> changes) {

    static AuditRow of(AuditRecord written, Instant now) {
        return new AuditRow(
                When.of(written.at(), now),
                written.who(),
                written.token() + (written.address().isEmpty() ? "" : " from " + written.address()),
                written.action() == null ? "unknown" : written.action(),
                written.path(),
                written.app(),
                label(written),
                page(written.result()),
                written.changes().stream()
                        .map((change) ->
                                "%s: %s → %s".formatted(change.what(), shown(change.before()), shown(change.after())))
                        .toList());
    }

    private static StateLabel label(AuditRecord written) {
        String outcome = written.outcome();
        return switch (outcome) {
            case "done" -> StateLabel.done(outcome);
            case "broken" -> StateLabel.failed(outcome);
            default -> StateLabel.held(outcome);
        };
    }

    /** Pages and the API's addresses differ by the API's prefix. */
    private static @Nullable String page(@Nullable String result) {
        return result == null ? null : result.replaceFirst("^/api/v1/", "/");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
