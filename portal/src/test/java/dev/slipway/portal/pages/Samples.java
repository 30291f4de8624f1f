package dev.slipway.portal.pages;

import dev.slipway.events.EventType;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Order;
import dev.slipway.portal.deployment.Outcome;
import dev.slipway.portal.deployment.Trigger;
import dev.slipway.portal.deployment.configuration.ConfigurationValues;
import dev.slipway.portal.deployment.configuration.ConfigurationVersion;
import dev.slipway.portal.history.Figures;
import dev.slipway.portal.history.FourKeys;
import dev.slipway.portal.history.RecordedDeployment;
import dev.slipway.portal.history.RecordedEvent;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunEvent;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.provisioning.keeper.Sight;
import dev.slipway.portal.provisioning.repair.Difference;
import dev.slipway.portal.template.Manifest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages are shown in tests. */
final class Samples {

    static final Instant NOW = Instant.now();
    static final String DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final String COMMIT = "3f2a91c2d4e5f60718293a4b5c6d7e8f90a1b2c3";

    static final FourKeys FIGURES = new FourKeys(
            LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 22), 4, 0.57, 5_400L, 4, 5, 1, 0.2, 1_200L, 1, true);

    private Samples() {}

    static App app(String name, String team, String owner) {
        return new App(
                new AppName(name),
                team,
                new Owner("user-" + owner, owner, owner + "@acme.example"),
                "km-app@1.0.0",
                Map.of("sample", "hello"),
                "run-of-" + name,
                NOW.minusSeconds(600));
    }

    /** A create run of which so many steps are done, in the plan's order. */
    static Run run(App app, RunState state, int done) {
        List<StepState> steps = new ArrayList<>();
        CreatePlan.plan().steps().forEach((planned) -> {
            int place = steps.size();
            Instant began = NOW.minusSeconds(120 - place * 9L);
            URI link = link(app.name(), planned.id());
            if (place < done) {
                steps.add(new StepState(
                        planned.id(),
                        StepState.State.DONE,
                        1,
                        began,
                        began.plusMillis(8_400),
                        summary(planned.id()),
                        link,
                        null));
            } else if (place == done && state == RunState.RUNNING) {
                steps.add(new StepState(
                        planned.id(), StepState.State.RUNNING, 2, began, null, "waiting for an answer", link, null));
            } else if (place == done && state == RunState.FAILED) {
                steps.add(new StepState(
                        planned.id(),
                        StepState.State.FAILED,
                        1,
                        began,
                        began.plusSeconds(31),
                        null,
                        link,
                        "The build is red: the test GreetingTests.greetsByName failed."));
            } else {
                steps.add(StepState.waiting(planned.id()));
            }
        });
        return new Run(
                app.createRun(),
                RunKind.CREATE,
                app.name(),
                null,
                state,
                app.owner().login(),
                NOW.minusSeconds(125),
                NOW.minusSeconds(124),
                state.isEnded() ? NOW.minusSeconds(1) : null,
                CreatePlan.plan(),
                steps,
                state == RunState.FAILED
                        ? "The build is red: the test GreetingTests.greetsByName failed. Nothing was deployed. Mend the test and push; the build starts by itself."
                        : null,
                null,
                1,
                done);
    }

    static List<RunEvent> log() {
        StepState begun = new StepState(
                CreatePlan.FIRST_BUILD, StepState.State.RUNNING, 1, NOW, null, "build 1 is running", null, null);
        return List.of(new RunEvent(1, NOW, RunEvent.Kind.STEP, RunState.RUNNING, begun, null));
    }

    static Deployment deployment(App app, DeploymentState state, @Nullable String reason, List<String> log) {
        Order order = new Order(
                EnvironmentName.TEST,
                DIGEST,
                COMMIT,
                URI.create("http://localhost:8082/job/" + app.name() + "/job/build/1/"),
                Trigger.PIPELINE,
                0,
                null);
        return new Deployment(
                "d-" + state,
                app.name(),
                state,
                order,
                "pipeline of " + app.name(),
                NOW.minusSeconds(300),
                NOW.minusSeconds(299),
                state.isEnded() ? NOW.minusSeconds(240) : null,
                new Outcome(null, null, reason, log, null));
    }

    static List<ConfigurationVersion> configurations() {
        return List.of(new ConfigurationVersion(1, ConfigurationValues.TEMPLATE, "lea", NOW, "More people in summer."));
    }

    static List<Resource> inventory(App app) {
        List<Resource> resources = new ArrayList<>();
        for (ResourceKind kind : ResourceKind.values()) {
            String step = kind == ResourceKind.REPOSITORY
                    ? CreatePlan.REPOSITORY
                    : kind == ResourceKind.JOBS ? CreatePlan.JOBS : "";
            resources.add(new Resource(
                    app.name(),
                    kind,
                    app.name().value(),
                    kind == ResourceKind.SERVICE ? Resource.State.PLANNED : Resource.State.CREATED,
                    app.createRun(),
                    "arn:aws:cloudformation:eu-central-1:123456789012:stack/slipway-" + app.name() + "-test/" + kind,
                    link(app.name(), step)));
        }
        return resources;
    }

    /** One thing of each sight. */
    static List<Difference> drift(App app) {
        List<Sight> sights = List.of(
                Sight.there("id", null),
                Sight.missing(),
                Sight.changed("Its description was changed.", "id", null),
                Sight.foreign("It bears no mark of Slipway.", null));
        List<Resource> resources = inventory(app);
        List<Difference> all = new ArrayList<>();
        for (int at = 0; at < sights.size(); at++) {
            all.add(new Difference(resources.get(at), sights.get(at)));
        }
        return all;
    }

    static Figures.Answer figures() {
        return new Figures.Answer(FIGURES, List.of(FIGURES, FIGURES, FIGURES));
    }

    static RecordedDeployment recorded(String app, String team, String state, @Nullable String reason) {
        return new RecordedDeployment(
                "d-" + app + state,
                app,
                team,
                "test",
                state,
                false,
                false,
                DIGEST,
                COMMIT,
                "javascript:alert(1)",
                "push",
                "dana",
                reason,
                NOW.minusSeconds(4_000),
                NOW.minusSeconds(3_880));
    }

    static List<RecordedEvent> events() {
        return List.of(
                event(
                        EventType.DEPLOYMENT_FAILED,
                        Map.of("environment", Map.of("id", "test"), "reason", "smoke test: /health 503 after 40 s")),
                event(EventType.DEPLOYMENT_STARTED, Map.of("environment", Map.of("id", "test"))),
                event(EventType.PIPELINE_RUN_FINISHED, Map.of("outcome", "success", "uri", "http://localhost:8082/1")),
                event(EventType.REPOSITORY_CREATED, Map.of("viewUrl", "javascript:alert(1)")));
    }

    private static RecordedEvent event(EventType type, Map<String, Object> content) {
        return new RecordedEvent(
                "e-" + type, type.id(), NOW.minusSeconds(90), "parking-permits/17", null, content, Map.of());
    }

    static Manifest manifest() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "sample",
                Map.of(
                        "type", "string",
                        "title", "Sample",
                        "description", "What the app does on its first day.",
                        "enum", List.of("hello", "knowledge"),
                        "default", "hello"));
        properties.put(
                "database",
                Map.of("type", "string", "title", "Database", "enum", List.of("own", "none"), "default", "own"));
        properties.put("greeting", Map.of("type", "string", "title", "Greeting", "default", "Hello"));
        properties.put("public", Map.of("type", "boolean", "title", "Open to the internet"));
        properties.put("articles", Map.of("type", "integer", "title", "Articles to begin with", "default", 3));
        return new Manifest(
                "km-app",
                "1.0.0",
                "KM app",
                "A knowledge app with a page, a JavaScript library, a REST service and Postgres.",
                Map.of("type", "object", "properties", properties),
                new Manifest.Container(8080, 512, 1024, List.of("CMD", "true"), "/health"),
                new Manifest.Scaling(1, 4, 60),
                Map.of(),
                Map.of(),
                42);
    }

    private static @Nullable String summary(String step) {
        return switch (step) {
            case CreatePlan.FILES -> "24 files, commit 3f2a91c";
            case CreatePlan.REPOSITORY -> "acme/parking-permits, private";
            case CreatePlan.STACK -> "Postgres 18, target group, listener rule";
            default -> null;
        };
    }

    private static @Nullable URI link(AppName app, String step) {
        return switch (step) {
            case CreatePlan.REPOSITORY -> URI.create("http://localhost:8081/acme/" + app);
            case CreatePlan.JOBS -> URI.create("http://localhost:8082/job/" + app + "/");
            case CreatePlan.FIRST_BUILD -> URI.create("http://localhost:8082/job/" + app + "/job/build/job/main/1/");
            case CreatePlan.APP_ANSWERS -> URI.create("http://" + app + ".test.localhost:8085/");
            default -> null;
        };
    }
}
