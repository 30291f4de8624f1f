package dev.slipway.sandbox.proof.events;

import dev.slipway.events.AppEvents;
import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventType;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.events.RolloutEvents;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of some weeks of apps that never were, the same ones for the same seed. */
public final class MadeEvents {

    private static final Instant BEGINNING = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<String> ENVIRONMENTS = List.of("test", "prod");
    private static final List<String> TEAMS =
            List.of("team-0", "team-1", "team-2", "team-3", "team-4", "team-5", "team-6");
    private static final URI SOURCE = URI.create("http://portal.example");

    private final Random random;
    private final int apps;
    private final Instant beginning;
    private final List<String> teams;
    private final List<LifecycleEvent> events = new ArrayList<>();
    private final Map<String, Instant> clocks = new HashMap<>();
    private final Map<String, String> running = new HashMap<>();

    private MadeEvents(long seed, int apps, Instant beginning, List<String> teams) {
        this.random = new Random(seed);
        this.apps = apps;
        this.beginning = beginning;
        this.teams = teams;
    }

    /**
     * Makes events.
     *
     * @param seed decides which
     * @param count how many
     */
    public static List<LifecycleEvent> of(long seed, int count) {
        return of(seed, count, BEGINNING, TEAMS);
    }

    /**
     * Makes events from some time on.
     *
     * @param seed decides which
     * @param count how many; of one app a hundred, until there are 200 apps
     * @param beginning when the first ones happened
     * @param teams slugs of the teams that have the apps, in turns
     */
    public static List<LifecycleEvent> of(long seed, int count, Instant beginning, List<String> teams) {
        MadeEvents made = new MadeEvents(seed, Math.max(2, Math.min(200, count / 100)), beginning, teams);
        while (made.events.size() < count) {
            made.something();
        }
        return List.copyOf(made.events.subList(0, count));
    }

    private void something() {
        int app = this.random.nextInt(this.apps);
        Where where = new Where(
                "app-" + app,
                this.teams.get(app % this.teams.size()),
                ENVIRONMENTS.get(this.random.nextInt(ENVIRONMENTS.size())));
        int kind = this.random.nextInt(100);
        if (kind < 12) {
            deployment(where);
        } else if (kind < 14) {
            rolloutFromOutside(where);
        } else if (kind < 16) {
            incident(where);
        } else {
            build(where);
        }
    }

    private void deployment(Where where) {
        String id = "d-" + this.events.size();
        DeploymentFacts facts = where.facts(id);
        Instant begun = time(where, 7_200);
        int fate = this.random.nextInt(10);
        if (fate == 0) {
            add(DeploymentEvents.refused(facts, "A hold is set."), begun);
            return;
        }
        Instant ended = begun.plusSeconds(20 + this.random.nextInt(240));
        add(DeploymentEvents.started(facts), begun);
        String rollout = "ecs-svc/" + id;
        RolloutEvents.Where seen = new RolloutEvents.Where(where.app(), where.environment(), "running", null);
        add(RolloutEvents.rollout(rollout, seen), begun.plusSeconds(4));
        this.clocks.put(where.toString(), ended.plusSeconds(90));
        String before = this.running.get(where.toString());
        DeploymentChanges changes = new DeploymentChanges(
                before, null, begun.minusSeconds(this.random.nextInt(90_000)), List.of(), List.of(), List.of(), true);
        if (fate < 3) {
            add(DeploymentEvents.failed(facts, "The tasks did not become healthy."), ended);
            return;
        }
        Payload success = fate == 3 && before != null
                ? DeploymentEvents.rolledBack(facts)
                : before == null ? DeploymentEvents.deployed(facts) : DeploymentEvents.upgraded(facts);
        add(success.and(changes.toFacts()), ended);
        this.running.put(where.toString(), id);
    }

    private void rolloutFromOutside(Where where) {
        String rollout = "ecs-svc/outside-" + this.events.size();
        Instant begun = time(where, 7_200);
        RolloutEvents.Where seen = new RolloutEvents.Where(where.app(), where.environment(), "running", null);
        add(RolloutEvents.rollout(rollout, seen), begun);
        RolloutEvents.Where done = new RolloutEvents.Where(where.app(), where.environment(), "succeeded", null);
        add(RolloutEvents.rollout(rollout, done), begun.plusSeconds(30));
    }

    private void incident(Where where) {
        String cause = this.running.get(where.toString());
        if (cause == null) {
            return;
        }
        String id = "incident-" + this.events.size();
        IncidentEvents.Place place = new IncidentEvents.Place(where.app(), where.team(), where.environment());
        Instant begun = time(where, 600);
        add(IncidentEvents.detected(id, place, cause, "Wrong totals.", "lea"), begun);
        if (this.random.nextBoolean()) {
            add(IncidentEvents.resolved(id, place, null, "lea"), begun.plusSeconds(this.random.nextInt(20_000)));
        }
    }

    private void build(Where where) {
        String id = where.app() + "#" + this.events.size();
        Instant begun = time(where, 60);
        Payload payload = switch (this.random.nextInt(3)) {
            case 0 -> new Payload(EventType.BUILD_STARTED, where.app(), id, Map.of(), Map.of());
            case 1 -> new Payload(EventType.BUILD_FINISHED, where.app(), id, Map.of(), Map.of());
            default -> AppEvents.stepFinished(where.app(), "r-" + id, "stack", "success", null);
        };
        add(payload, begun);
    }

    private Instant time(Where where, int mostSeconds) {
        Instant now = this.clocks
                .getOrDefault(where.toString(), this.beginning)
                .plus(Duration.ofSeconds(1 + this.random.nextInt(mostSeconds)));
        this.clocks.put(where.toString(), now);
        return now;
    }

    private void add(Payload payload, Instant time) {
        this.events.add(payload.event("e-" + this.events.size(), SOURCE, time, null));
    }

    private record Where(String app, String team, String environment) {

        DeploymentFacts facts(String id) {
            return new DeploymentFacts(
                    id, this.app, this.team, this.environment, "sha256:0f", "c-" + id, null, "pipeline", "dana");
        }
    }
}
