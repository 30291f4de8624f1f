package dev.slipway.portal.history;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What runs of an app in an environment, and how it differs from the environment before.
 *
 * @param environment the environment
 * @param version commit or image; null where nothing runs
 * @param since since when
 * @param by who brought it
 * @param lag how it stands to the environment before; one at most
 * @param changesHref what that has and this has not; empty where they are the same
 */
record MatrixCell(
        String environment,
        @Nullable ShortId version,
        @Nullable When since,
        String by,
        List<StateLabel> lag,
        String changesHref) {

    /** Returns the cells of an app, one an environment, in the order of promotion. */
    static List<MatrixCell> row(List<String> environments, List<RunningVersion> versions, Instant now) {
        List<MatrixCell> cells = new ArrayList<>();
        RunningVersion before = null;
        for (String environment : environments) {
            RunningVersion here = versions.stream()
                    .filter((version) -> version.environment().equals(environment))
                    .findFirst()
                    .orElse(null);
            cells.add(
                    here == null ? new MatrixCell(environment, null, null, "", List.of(), "") : of(here, before, now));
            before = here;
        }
        return cells;
    }

    private static MatrixCell of(RunningVersion here, @Nullable RunningVersion before, Instant now) {
        boolean differs = before != null && !id(here).equals(id(before));
        return new MatrixCell(
                here.environment(),
                id(here),
                When.of(here.since(), now),
                Objects.requireNonNullElse(here.by(), ""),
                before == null ? List.of() : List.of(lag(here, before, differs)),
                before != null && differs
                        ? PageAddress.with(
                                "/deployments/changes", Map.of("from", here.deployment(), "to", before.deployment()))
                        : "");
    }

    private static StateLabel lag(RunningVersion here, RunningVersion before, boolean differs) {
        if (!differs) {
            return StateLabel.done("same as " + before.environment());
        }
        boolean wentBack = "rollback".equals(before.trigger());
        return here.since().isBefore(before.since()) && !wentBack
                ? StateLabel.held("behind " + before.environment())
                : StateLabel.held("not what runs in " + before.environment());
    }

    private static ShortId id(RunningVersion version) {
        return version.commit() != null
                ? ShortId.commit(version.commit())
                : ShortId.digest(String.valueOf(version.digest()));
    }
}
