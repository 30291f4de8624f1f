package dev.slipway.lambdas.projection;

import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.table.Rows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is derived from events, kept in step by one event after another, in any order. */
public final class Projections {

    private final Attempts attempts;
    private final DeploymentProjection deployments;
    private final Incidents incidents;
    private final OutsideRollouts outside;
    private final Restorations restorations;
    private final Running running;

    /** @param rows where the history is kept */
    public Projections(Rows rows) {
        this.attempts = new Attempts(rows);
        this.restorations = new Restorations(rows);
        this.outside = new OutsideRollouts(rows, this.attempts);
        this.running = new Running(rows, this.attempts, this.restorations, this.outside);
        DailyFigures figures = new DailyFigures(rows);
        this.incidents = new Incidents(rows, this.attempts, this.restorations, figures);
        this.deployments = new DeploymentProjection(
                this.attempts, new DeploymentRows(rows, this.attempts), this.incidents, this.restorations, figures);
    }

    /**
     * Applies an event. Applying it again, as after a fault half way, mends what is missing.
     *
     * @param text the event as it came
     * @param event the event
     * @return whether anything is derived from events of its kind
     */
    public boolean apply(String text, LifecycleEvent event) {
        Optional<EventType> type = event.knownType();
        if (type.equals(Optional.of(EventType.TASK_OBSERVED))) {
            return task(event);
        }
        if (type.equals(Optional.of(EventType.SERVICE_REMOVED))) {
            return removed(event);
        }
        if (type.equals(Optional.of(EventType.INCIDENT_DETECTED))
                || type.equals(Optional.of(EventType.INCIDENT_RESOLVED))) {
            return incident(text, event);
        }
        return Attempt.tellsOfOne(event) && attempt(text, event);
    }

    private boolean attempt(String text, LifecycleEvent event) {
        DeploymentFacts facts = DeploymentFacts.of(event).orElseThrow();
        this.attempts.keep(facts.id(), text, event);
        if (event.knownType().equals(Optional.of(EventType.ROLLOUT_OBSERVED))) {
            this.outside.keep(facts.app(), facts.environment(), event.time(), facts.id());
            this.outside.review(facts.id());
        } else {
            if (event.knownType().equals(Optional.of(EventType.DEPLOYMENT_STARTED))) {
                this.outside.keepOwn(facts.app(), facts.environment(), event.time(), facts.id());
            }
            this.deployments.apply(text, event, facts);
            this.attempts.find(facts.id()).ifPresent(this.outside::reviewAround);
        }
        this.running.write(facts.app(), facts.environment());
        return true;
    }

    private boolean incident(String text, LifecycleEvent event) {
        String cause = text(event, IncidentEvents.CAUSE);
        if (event.app().isEmpty() || text(event, IncidentEvents.ENVIRONMENT) == null) {
            return false;
        }
        this.incidents.keep(event.subject(), text, event);
        this.incidents.write(event.subject());
        if (cause != null) {
            this.deployments.blame(cause, event.subject());
        }
        return true;
    }

    private boolean task(LifecycleEvent event) {
        String rollout = text(event, "rollout");
        String digest = text(event, "digest");
        if (rollout == null || digest == null) {
            return false;
        }
        this.attempts.keepImage(rollout, digest);
        this.outside.review(rollout);
        this.attempts
                .find(rollout)
                .ifPresent((seen) ->
                        this.running.write(seen.facts().app(), seen.facts().environment()));
        return true;
    }

    private boolean removed(LifecycleEvent event) {
        String environment = text(event, "environment");
        if (event.app().isEmpty() || environment == null) {
            return false;
        }
        this.restorations.keepRemoval(event.app().get(), environment, event.time(), event.id());
        this.running.write(event.app().get(), environment);
        return true;
    }

    private static @Nullable String text(LifecycleEvent event, String fact) {
        return event.customData().get(fact) instanceof String text && !text.isEmpty() ? text : null;
    }
}
