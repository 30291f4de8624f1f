package dev.slipway.sandbox.proof.events;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tables must tell of some events, computed from all of them at once and in their order, by plain loops.
 */
final class Expected {

    private final Map<String, Told> deployments = new TreeMap<>();
    private final Map<String, Trouble> incidents = new TreeMap<>();
    private final Map<String, Figure> figures = new TreeMap<>();

    /** Computes it. */
    static Map<String, String> of(Collection<LifecycleEvent> events) {
        Expected expected = new Expected();
        events.stream().sorted(Comparator.comparing(LifecycleEvent::time)).forEach(expected::tell);
        expected.closeIncidents();
        expected.addFigures();
        return expected.facts();
    }

    private void tell(LifecycleEvent event) {
        DeploymentFacts facts = DeploymentFacts.of(event).orElse(null);
        EventType type = event.knownType().orElse(null);
        if (type == EventType.INCIDENT_DETECTED) {
            Object cause = event.customData().get(IncidentEvents.CAUSE);
            this.incidents.put(event.subject(), Trouble.of(event, event.time(), String.valueOf(cause)));
        } else if (type == EventType.INCIDENT_RESOLVED) {
            Objects.requireNonNull(this.incidents.get(event.subject())).closed = event.time();
        } else if (facts != null) {
            Told told = this.deployments.computeIfAbsent(facts.id(), (id) -> new Told(facts, event.time()));
            told.hear(event, type);
            if (type == EventType.DEPLOYMENT_FAILED) {
                this.incidents.put("failed-" + facts.id(), Trouble.of(event, event.time(), facts.id()));
            }
            if (type == EventType.SERVICE_ROLLED_BACK) {
                told.rollback = true;
                this.incidents.put("rollback-" + facts.id(), Trouble.of(event, told.begun, facts.id()));
            }
        }
    }

    /** An incident ends with the next success of Slipway's, if nobody has closed it before. */
    private void closeIncidents() {
        for (Trouble trouble : this.incidents.values()) {
            for (Told told : this.deployments.values()) {
                boolean ends = told.isSuccess()
                        && !told.isOutside()
                        && told.place().equals(trouble.place)
                        && told.ended.isAfter(trouble.opened);
                if (ends && (trouble.closed == null || told.ended.isBefore(trouble.closed))) {
                    trouble.closed = told.ended;
                }
            }
            Told blamed = this.deployments.get(trouble.blames);
            if (blamed != null) {
                blamed.blamed = true;
            }
        }
        this.deployments.values().forEach((told) -> {
            if (told.rollback && told.replaces != null && this.deployments.containsKey(told.replaces)) {
                this.deployments.get(told.replaces).blamed = true;
            }
        });
    }

    private void addFigures() {
        for (Told told : this.deployments.values()) {
            boolean failed = told.state.equals("failed");
            if (!told.isOutside() && !told.rollback && (told.isSuccess() || failed)) {
                Spread lead = told.isSuccess() && told.committed != null
                        ? Spread.of(Duration.between(told.committed, told.ended).toSeconds())
                        : Spread.none();
                add(
                        told.facts.environment(),
                        told.ended,
                        told.team(),
                        told.facts.app(),
                        new Figure(failed ? 0 : 1, 1, failed || told.blamed ? 1 : 0, lead, Spread.none()));
            }
        }
        for (Trouble trouble : this.incidents.values()) {
            if (trouble.closed != null) {
                long seconds = Duration.between(trouble.opened, trouble.closed).toSeconds();
                add(trouble.environment, trouble.closed, trouble.team, trouble.app, Figure.restored(seconds));
            }
        }
    }

    private void add(String environment, Instant ended, String team, String app, Figure figure) {
        String day = "figures " + environment + " " + HistoryKeys.day(ended);
        for (String key : List.of(day, day + " " + team, day + " " + team + " " + app)) {
            this.figures.merge(key, figure, Figure::plus);
        }
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        Map<String, Told> running = new HashMap<>();
        for (Told told : this.deployments.values()) {
            boolean shown = !told.isOutside() || !isOwn(told);
            facts.put(
                    "deployment " + told.facts.id(),
                    "%s %s %s %s".formatted(told.state, told.begun, told.isEnded() ? told.ended : null, shown));
            if (told.isSuccess() && shown) {
                running.merge(
                        told.place(), told, (one, other) -> one.latest().compareTo(other.latest()) > 0 ? one : other);
            }
        }
        running.forEach((place, told) -> facts.put("running " + place, told.facts.id()));
        this.incidents.forEach((id, trouble) -> facts.put("incident " + id, trouble.opened + " " + trouble.closed));
        this.figures.forEach((key, figure) -> facts.put(key, figure.values().toString()));
        return facts;
    }

    private boolean isOwn(Told rollout) {
        List<Told> before = new ArrayList<>();
        for (Told told : this.deployments.values()) {
            if (!told.isOutside()
                    && told.started != null
                    && told.place().equals(rollout.place())
                    && !told.started.isAfter(rollout.begun.plusSeconds(5))) {
                before.add(told);
            }
        }
        return before.stream()
                .anyMatch((told) -> !rollout.begun.isAfter(
                        told.isEnded() ? told.ended.plusSeconds(60) : told.begun.plus(Duration.ofHours(2))));
    }

    /** What was told of a deployment. */
    private static final class Told {

        private final DeploymentFacts facts;
        private final Instant begun;
        private @Nullable Instant started;
        private Instant ended;
        private String state = "running";
        private boolean rollback;
        private boolean blamed;
        private @Nullable String replaces;
        private @Nullable Instant committed;

        Told(DeploymentFacts facts, Instant begun) {
            this.facts = facts;
            this.begun = begun;
            this.ended = begun;
        }

        void hear(LifecycleEvent event, @Nullable EventType type) {
            if (type == EventType.DEPLOYMENT_STARTED) {
                this.started = event.time();
                return;
            }
            this.state = type == EventType.ROLLOUT_OBSERVED
                    ? String.valueOf(event.content().get("state"))
                    : type == EventType.DEPLOYMENT_REFUSED
                            ? "refused"
                            : type == EventType.DEPLOYMENT_FAILED ? "failed" : "succeeded";
            this.ended = event.time();
            DeploymentChanges.of(event).ifPresent((changes) -> {
                this.replaces = changes.replaces();
                this.committed = changes.committedAt();
            });
        }

        boolean isOutside() {
            return "outside".equals(this.facts.trigger());
        }

        boolean isSuccess() {
            return this.state.equals("succeeded");
        }

        boolean isEnded() {
            return !this.state.equals("running");
        }

        String team() {
            return String.valueOf(this.facts.team());
        }

        String place() {
            return this.facts.app() + " " + this.facts.environment();
        }

        String latest() {
            return HistoryKeys.sort(this.ended, this.facts.id());
        }
    }

    /** What was told of an incident. */
    private static final class Trouble {

        private final Instant opened;
        private final String blames;
        private final String app;
        private final String environment;
        private final String team;
        private final String place;
        private @Nullable Instant closed;

        private Trouble(LifecycleEvent event, Instant opened, String blames) {
            this.opened = opened;
            this.blames = event.knownType().orElseThrow() == EventType.SERVICE_ROLLED_BACK ? "" : blames;
            this.app = event.app().orElseThrow();
            this.environment = String.valueOf(event.customData().get("environment"));
            this.team = String.valueOf(event.customData().get("team"));
            this.place = this.app + " " + this.environment;
        }

        static Trouble of(LifecycleEvent event, Instant opened, String blames) {
            return new Trouble(event, opened, blames);
        }
    }
}
