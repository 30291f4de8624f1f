package dev.slipway.sandbox.demo;

import dev.slipway.events.AppEvents;
import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventId;
import dev.slipway.events.EventType;
import dev.slipway.events.IncidentEvents;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The life of one app up to now: changes on workdays, each built, tested and deployed, most of them promoted, some of
 * them failed, rolled back or blamed. The same app has the same life each time.
 */
final class DemoYear {

    private static final String TEST = "test";
    private static final String PROD = "prod";
    private static final int WORK_BEGINS = 8;
    private static final int WORK_SECONDS = 8 * 3_600;

    private final DemoApp app;
    private final Random random;
    private final DemoWork work;
    private final DemoStory story;
    private final Map<String, Running> running = new HashMap<>();
    private int deployments;

    private DemoYear(DemoApp app, URI portal, URI jenkins) {
        this.app = app;
        this.random = new Random(app.name().hashCode());
        this.work = new DemoWork(app, this.random);
        this.story = new DemoStory(app.name(), portal, jenkins);
    }

    /** Returns the events of an app's life up to now. */
    static List<LifecycleEvent> of(DemoApp app, URI portal, URI jenkins, Instant now) {
        DemoYear year = new DemoYear(app, portal, jenkins);
        year.live(now);
        return year.story.until(now);
    }

    private void live(Instant now) {
        Instant created = this.app.createdAt();
        this.story.tell(
                AppEvents.created(
                        this.app.name(), this.app.team(), this.app.owner().login(), "km-app@1.0.0"),
                created);
        this.story.tell(AppEvents.environmentCreated(this.app.name(), TEST), created);
        Instant free = created.plusSeconds(60);
        release(this.work.next(free), free);
        for (Instant day = created; day.isBefore(now); day = day.plus(Duration.ofDays(1))) {
            if (isWorkday(day) && this.random.nextInt(this.app.pace()) == 0) {
                Instant committed = day.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atTime(WORK_BEGINS, 0)
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds(this.random.nextInt(WORK_SECONDS));
                if (committed.isAfter(free)) {
                    free = release(this.work.next(committed), committed.plusSeconds(this.random.nextInt(7_200)));
                }
            }
        }
    }

    /** Takes a change to where it gets to, and returns when its team is free for the next one. */
    private Instant release(DemoChange change, Instant merged) {
        Instant built = build(change, merged);
        if (built.equals(merged)) {
            return merged.plusSeconds(600);
        }
        Instant inTest = deploy(change, TEST, built);
        if (inTest.equals(built) || this.random.nextInt(10) == 0) {
            return built.plusSeconds(1_800);
        }
        Instant asked = inTest.plusSeconds(900 + this.random.nextInt(14_400));
        if (this.random.nextInt(25) == 0) {
            this.story.tell(
                    DeploymentEvents.refused(
                            facts(change, PROD), "Frozen: no deployments to prod on the eve of an election."),
                    asked,
                    change);
            asked = asked.plus(Duration.ofHours(20));
        }
        Instant inProd = deploy(change, PROD, asked);
        if (inProd.equals(asked)) {
            return asked.plusSeconds(3_600);
        }
        return chance(this.app.risk()) ? trouble(inProd) : inProd.plusSeconds(600);
    }

    /** Tells a build; one whose tests fail ends when it began, for the story goes on as if nothing had been. */
    private Instant build(DemoChange change, Instant begun) {
        String id = "%s/build/main#%d".formatted(this.app.name(), change.build());
        Map<String, Object> named =
                Map.of("pipelineName", this.app.name() + "/build/main", "uri", this.story.build(change));
        this.story.tell(EventType.PIPELINE_RUN_STARTED, id, named, begun, change);
        boolean red = chance(this.app.risk());
        Instant tested = begun.plusSeconds(60 + this.random.nextInt(120));
        Map<String, Object> tests = new HashMap<>(Map.of(
                "environment", Map.of("id", "build"),
                "testSuite", Map.of("id", this.app.name() + "-verify", "name", "verify"),
                "outcome", red ? "failure" : "success"));
        if (red) {
            tests.put("reason", "2 of 148 tests failed");
        }
        this.story.tell(EventType.TEST_SUITE_RUN_FINISHED, id + "-tests", tests, tested, change);
        Map<String, Object> finished = new HashMap<>(named);
        finished.put("outcome", red ? "failure" : "success");
        this.story.tell(EventType.PIPELINE_RUN_FINISHED, id, finished, tested.plusSeconds(40), change);
        return red ? begun : tested.plusSeconds(45);
    }

    /** Tells a deployment; one that fails ends when it began. */
    private Instant deploy(DemoChange change, String environment, Instant begun) {
        DeploymentFacts facts = facts(change, environment);
        Instant ended = begun.plusSeconds(40 + this.random.nextInt(160));
        this.story.tell(DeploymentEvents.started(facts), begun, change);
        if (chance(this.app.risk())) {
            this.story.tell(
                    DeploymentEvents.failed(
                            facts,
                            "ECS deployment circuit breaker: tasks failed to start. The version before runs again."),
                    ended,
                    change);
            return begun;
        }
        Running before = this.running.get(environment);
        Payload payload = before == null ? DeploymentEvents.deployed(facts) : DeploymentEvents.upgraded(facts);
        this.story.tell(payload.and(changes(change, before).toFacts()), ended, change);
        this.running.put(environment, new Running(facts.id(), change, before));
        return ended;
    }

    /** After a bad version the lead rolls back, or blames it and the next one mends it. */
    private Instant trouble(Instant deployed) {
        Running bad = this.running.get(PROD);
        Instant seen = deployed.plusSeconds(300 + this.random.nextInt(7_200));
        if (bad == null) {
            return seen;
        }
        Running before = bad.before();
        if (before != null && this.random.nextBoolean()) {
            DeploymentFacts facts = facts(before.change(), PROD);
            this.story.tell(DeploymentEvents.started(facts), seen, before.change());
            this.story.tell(
                    DeploymentEvents.rolledBack(facts)
                            .and(changes(before.change(), bad).toFacts()),
                    seen.plusSeconds(50),
                    before.change());
            this.running.put(PROD, new Running(facts.id(), before.change(), before.before()));
            return seen.plusSeconds(3_600);
        }
        String incident = EventId.of("demo incident", bad.deployment());
        IncidentEvents.Place place = new IncidentEvents.Place(this.app.name(), this.app.team(), PROD);
        this.story.tell(
                IncidentEvents.detected(incident, place, bad.deployment(), "Receipts had the wrong date.", lead()),
                seen);
        if (this.random.nextInt(3) == 0) {
            this.story.tell(
                    IncidentEvents.resolved(incident, place, "Corrected by hand.", lead()), seen.plusSeconds(5_400));
        }
        return seen.plusSeconds(600);
    }

    private DeploymentChanges changes(DemoChange change, @Nullable Running before) {
        boolean back = before != null && before.change().build() > change.build();
        return new DeploymentChanges(
                before == null ? null : before.deployment(),
                before == null ? null : before.change().commit(),
                change.committedAt(),
                back ? List.of() : change.commits(),
                back && before != null ? before.change().commits() : List.of(),
                back && before != null ? before.change().files() : change.files(),
                true);
    }

    private DeploymentFacts facts(DemoChange change, String environment) {
        this.deployments++;
        boolean toTest = environment.equals(TEST);
        return new DeploymentFacts(
                EventId.of("demo deployment", this.app.name(), String.valueOf(this.deployments)),
                this.app.name(),
                this.app.team(),
                environment,
                change.digest(),
                change.commit(),
                this.story.build(change),
                toTest ? "pipeline" : "person",
                toTest ? "the pipeline of " + this.app.name() : lead());
    }

    private String lead() {
        return this.app.team().equals("city-hall") ? "lea" : "hugo";
    }

    private boolean chance(int ofHundred) {
        return this.random.nextInt(100) < ofHundred;
    }

    private static boolean isWorkday(Instant day) {
        return day.atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** What runs in an environment, and what ran before. */
    private record Running(
            String deployment, DemoChange change, @Nullable Running before) {}
}
