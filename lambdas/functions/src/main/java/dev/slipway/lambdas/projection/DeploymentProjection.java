package dev.slipway.lambdas.projection;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from an event of one of Slipway's deployments. */
final class DeploymentProjection {

    private final Attempts attempts;
    private final DeploymentRows rows;
    private final Incidents incidents;
    private final Restorations restorations;
    private final DailyFigures figures;

    DeploymentProjection(
            Attempts attempts,
            DeploymentRows rows,
            Incidents incidents,
            Restorations restorations,
            DailyFigures figures) {
        this.attempts = attempts;
        this.rows = rows;
        this.incidents = incidents;
        this.restorations = restorations;
        this.figures = figures;
    }

    /** Applies an event that is kept as a fact already. */
    void apply(String text, LifecycleEvent event, DeploymentFacts facts) {
        this.rows.write(facts.id());
        boolean rollback = event.knownType().equals(Optional.of(EventType.SERVICE_ROLLED_BACK));
        if (event.knownType().equals(Optional.of(EventType.DEPLOYMENT_FAILED))) {
            this.incidents.keep(Incident.OF_FAILURE + facts.id(), text, event);
            this.incidents.write(Incident.OF_FAILURE + facts.id());
        }
        if (rollback) {
            this.incidents.keep(Incident.OF_ROLLBACK + facts.id(), text, event);
            blameReplaced(event, facts);
        }
        if (isSuccess(event)) {
            this.restorations.keep(facts.app(), facts.environment(), event.time(), facts.id());
            keepCommits(event, facts);
            this.incidents.reviewAfter(facts.app(), facts.environment(), event.time());
        }
        // A rollback's incident begins with the rollback, whose beginning any event of it may tell.
        this.incidents.write(Incident.OF_ROLLBACK + facts.id());
        count(facts.id());
    }

    /** Applies that a deployment caused an incident. */
    void blame(String deployment, String incident) {
        this.attempts.blame(deployment, incident);
        if (this.attempts.find(deployment).filter((each) -> !each.isOutside()).isPresent()) {
            this.rows.write(deployment);
            count(deployment);
        }
    }

    private void blameReplaced(LifecycleEvent event, DeploymentFacts facts) {
        DeploymentChanges.of(event)
                .map(DeploymentChanges::replaces)
                .ifPresent((replaced) -> blame(replaced, Incident.OF_ROLLBACK + facts.id()));
    }

    private void keepCommits(LifecycleEvent event, DeploymentFacts facts) {
        DeploymentChanges changes = DeploymentChanges.of(event)
                .orElse(new DeploymentChanges(null, null, null, List.of(), List.of(), List.of(), false));
        this.rows.keepCommits(facts, event.time().toString(), changes);
    }

    private void count(String deployment) {
        Attempt attempt = this.attempts.find(deployment).orElseThrow();
        DailyFigures.Place place = DailyFigures.Place.of(
                attempt.facts().app(), attempt.facts().team(), attempt.facts().environment());
        for (String day : attempt.endings()) {
            this.figures.count(
                    place,
                    day,
                    "deployment:" + deployment,
                    () -> this.attempts
                            .find(deployment)
                            .map((now) -> figure(now, day))
                            .orElse(Figure.none()));
        }
    }

    private static Figure figure(Attempt attempt, String day) {
        Instant ended = attempt.endedAt();
        boolean counts = !attempt.isRollback() && (attempt.isSuccess() || attempt.isFailure());
        if (ended == null || !counts || !HistoryKeys.day(ended).toString().equals(day)) {
            return Figure.none();
        }
        int failed = attempt.isFailure() || attempt.isBlamed() ? 1 : 0;
        Spread lead = attempt.isSuccess()
                ? attempt.changes()
                        .map(DeploymentChanges::committedAt)
                        .map((made) -> Spread.of(Duration.between(made, ended).toSeconds()))
                        .orElse(Spread.none())
                : Spread.none();
        return new Figure(attempt.isSuccess() ? 1 : 0, 1, failed, lead, Spread.none());
    }

    private static boolean isSuccess(LifecycleEvent event) {
        return AttemptState.after(event)
                .filter((state) -> state.name().equals(AttemptState.SUCCEEDED))
                .isPresent();
    }
}
