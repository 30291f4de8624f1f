package dev.slipway.lambdas.projection;

import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Derived;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rollouts that ECS tells of, and which of them are not Slipway's.
 *
 * <p>ECS does not say who began a rollout. One that begins while Slipway deploys the app to that environment, or goes back
 * there, is taken for Slipway's; any other one stands in the history as outside Slipway.
 */
final class OutsideRollouts {

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration AFTERMATH = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final String ID = "id";

    private final Rows rows;
    private final Derived derived;
    private final Attempts attempts;

    OutsideRollouts(Rows rows, Attempts attempts) {
        this.rows = rows;
        this.derived = new Derived(rows);
        this.attempts = attempts;
    }

    /** Keeps that Slipway began to deploy. */
    void keepOwn(String app, String environment, Instant at, String deployment) {
        this.rows.add(
                new Row(partition("own", app, environment), HistoryKeys.sort(at, deployment), Map.of(ID, deployment)));
    }

    /** Keeps when ECS told of a rollout. */
    void keep(String app, String environment, Instant at, String rollout) {
        this.rows.add(
                new Row(partition("rollouts", app, environment), HistoryKeys.sort(at, rollout), Map.of(ID, rollout)));
    }

    /** Decides anew about the rollouts that one of Slipway's deployments may have begun. */
    void reviewAround(Attempt own) {
        String app = own.facts().app();
        String environment = own.facts().environment();
        Instant ended = own.endedAt();
        Instant until = own.startedAt().plus(LONGEST);
        if (ended != null && ended.plus(AFTERMATH).isAfter(until)) {
            until = ended.plus(AFTERMATH);
        }
        this.rows
                .range(
                        partition("rollouts", app, environment),
                        HistoryKeys.sort(own.startedAt().minus(SKEW), ""),
                        HistoryKeys.sort(until, "~"))
                .stream()
                .map((row) -> String.valueOf(row.text(ID)))
                .distinct()
                .forEach(this::review);
    }

    /** Decides anew about a rollout. */
    void review(String rollout) {
        if (this.attempts.find(rollout).isEmpty()) {
            return;
        }
        this.derived.write(HistoryKeys.deployment(rollout), HistoryKeys.ITSELF, () -> row(rollout));
        this.attempts.find(rollout).filter(Attempt::isSuccess).ifPresent((seen) -> {
            String partition =
                    partition("outside", seen.facts().app(), seen.facts().environment());
            String place = HistoryKeys.sort(ended(seen), rollout);
            this.derived.write(partition, place, () -> success(rollout, place));
        });
    }

    /** Finds the last rollout from outside that succeeded. */
    Optional<Row> last(String app, String environment) {
        return this.rows.last(partition("outside", app, environment), "~", 20).stream()
                .filter((row) -> !row.isBlank())
                .findFirst();
    }

    private Map<String, String> row(String rollout) {
        Attempt seen = this.attempts.find(rollout).orElseThrow();
        return isOwn(seen) ? new HashMap<>(seen.values()) : DeploymentRows.listed(seen);
    }

    private Map<String, String> success(String rollout, String place) {
        return this.attempts
                .find(rollout)
                .filter((seen) -> HistoryKeys.sort(ended(seen), rollout).equals(place) && !isOwn(seen))
                .map((seen) -> Map.of("deployment", rollout))
                .orElse(Map.of());
    }

    private boolean isOwn(Attempt seen) {
        String before = HistoryKeys.sort(seen.startedAt().plus(SKEW), "~");
        String partition = partition("own", seen.facts().app(), seen.facts().environment());
        return this.rows.last(partition, before, 3).stream()
                .flatMap((row) -> this.attempts.find(String.valueOf(row.text(ID))).stream())
                .anyMatch((own) -> spans(own, seen.startedAt()));
    }

    private static boolean spans(Attempt own, Instant time) {
        Instant ended = own.endedAt();
        Instant until = ended == null ? own.startedAt().plus(LONGEST) : ended.plus(AFTERMATH);
        return !time.isAfter(until);
    }

    private static Instant ended(Attempt seen) {
        Instant ended = seen.endedAt();
        return ended == null ? seen.startedAt() : ended;
    }

    private static String partition(String kind, String app, String environment) {
        return kind + "#" + app + "#" + environment;
    }
}
