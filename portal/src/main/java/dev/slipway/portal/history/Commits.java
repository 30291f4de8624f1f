package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Where commits and pull requests are, since when and by whom. */
public final class Commits {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final Pattern PULL = Pattern.compile("#?([1-9]\\d{0,8})");
    private static final int MOST = 500;

    private final HistoryStore store;
    private final Audience audience;

    Commits(HistoryStore store, Audience audience) {
        this.store = store;
        this.audience = audience;
    }

    /**
     * Finds a commit or pull request of an app.
     *
     * @param caller who asks
     * @param app the app
     * @param wanted the first 7 to 40 digits of a commit, or the number of a pull request
     * @return one place an environment; none where it was never deployed
     */
    public Mono<List<CommitPlace>> find(Caller caller, AppName app, String wanted) {
        return this.audience.reads(caller, app).flatMap((name) -> rows(name, wanted.trim()));
    }

    private Mono<List<CommitPlace>> rows(AppName app, String wanted) {
        Matcher pull = PULL.matcher(wanted);
        if (pull.matches() && wanted.length() < 7) {
            return this.store
                    .partition(HistoryKeys.pull(app.value(), pull.group(1)), "", MOST)
                    .map(Commits::places);
        }
        if (COMMIT.matcher(wanted).matches()) {
            return this.store
                    .partition(HistoryKeys.commits(app.value()), wanted, MOST)
                    .map(Commits::places);
        }
        throw new InvalidInput(
                "commit",
                "Write the first 7 to 40 digits (0-9, a-f) of a commit, or the number of a pull request like #12.");
    }

    /** What happened last in an environment counts; if it runs, it does so since it came in the first time after. */
    private static List<CommitPlace> places(List<HistoryItem> rows) {
        Map<String, CommitPlace> last = new LinkedHashMap<>();
        rows.stream()
                .map(CommitPlace::of)
                .sorted(Comparator.comparing(CommitPlace::since))
                .forEach((place) -> last.merge(
                        place.environment(), place, (before, now) -> before.running() == now.running() ? before : now));
        return List.copyOf(last.values());
    }
}
