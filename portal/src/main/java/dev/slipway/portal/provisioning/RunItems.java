package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How runs, their steps and their events stand in the table. */
final class RunItems {

    static final String RUN = "run";
    static final String STEP = "step#";
    static final String EVENT = "event#";
    static final String OPEN_RUNS = "run";
    static final String ID = "id";
    static final String STATE = "state";
    static final String LEASE = "lease";
    static final String HOLDER = "holder";
    static final String UNDO = "undo";
    static final String GROUP = "group";
    static final String CANCELLED_BY = "cancelledBy";
    static final String LAST_EVENT = "lastEvent";
    private static final String FACTS = "facts";

    private RunItems() {}

    static String partition(String run) {
        return "run#" + run;
    }

    static Key key(String run) {
        return new Key(partition(run), RUN);
    }

    static Item run(Run run) {
        return Item.of(key(run.id()))
                .with(ID, run.id())
                .with("kind", run.kind().name())
                .with("app", run.app().value())
                .with("subject", run.subject())
                .with(STATE, run.state().name())
                .with("who", run.who())
                .with("createdAt", run.createdAt())
                .with("startedAt", run.startedAt())
                .with("endedAt", run.endedAt())
                .withJson("plan", run.plan())
                .with("failure", run.failure())
                .with(CANCELLED_BY, run.cancelledBy())
                .with("attempt", run.attempt())
                .with(LAST_EVENT, run.lastEvent())
                .with(Index.LISTED.partition(), list(run.app()))
                .with(Index.LISTED.sort(), run.id());
    }

    static String list(AppName app) {
        return "runs#" + app;
    }

    /** Puts a run's pieces together: its own item and those of its steps, in any order. */
    static Run read(List<Item> items) {
        Item own = items.stream()
                .filter(item -> item.text(Key.SORT).equals(RUN))
                .findFirst()
                .orElseThrow();
        Map<String, StepState> states = new HashMap<>();
        items.stream()
                .filter(item -> item.text(Key.SORT).startsWith(STEP))
                .map(RunItems::readStep)
                .forEach(step -> states.put(step.id(), step));
        Plan plan = own.json("plan", Plan.class);
        List<StepState> steps = new ArrayList<>();
        for (PlannedStep planned : plan.steps()) {
            steps.add(states.getOrDefault(planned.id(), StepState.waiting(planned.id())));
        }
        return new Run(
                own.text(ID),
                RunKind.valueOf(own.text("kind")),
                new AppName(own.text("app")),
                own.textOrNull("subject"),
                RunState.valueOf(own.text(STATE)),
                own.text("who"),
                own.time("createdAt"),
                own.timeOrNull("startedAt"),
                own.timeOrNull("endedAt"),
                plan,
                steps,
                own.textOrNull("failure"),
                own.textOrNull(CANCELLED_BY),
                (int) own.number("attempt"),
                own.number(LAST_EVENT));
    }

    static Item step(String run, StepState step, Facts facts) {
        return stepFields(Item.of(new Key(partition(run), STEP + step.id())), step)
                .withJson(FACTS, facts.stored());
    }

    @SuppressWarnings("unchecked")
    static Facts facts(List<Item> items) {
        Facts all = Facts.none();
        for (Item item : items) {
            if (item.textOrNull(FACTS) != null) {
                all = all.and(Facts.of(item.json(FACTS, Map.class)));
            }
        }
        return all;
    }

    static Key eventKey(String run, long number) {
        return new Key(partition(run), EVENT + "%08d".formatted(number));
    }

    static Item event(String run, RunEvent event) {
        Item item = Item.of(eventKey(run, event.number()))
                .with("number", event.number())
                .with("at", event.at())
                .with("event", event.kind().name())
                .with("runState", event.state().name())
                .with("text", event.text());
        return (event.step() != null) ? stepFields(item, event.step()) : item;
    }

    static RunEvent readEvent(Item item) {
        return new RunEvent(
                item.number("number"),
                item.time("at"),
                RunEvent.Kind.valueOf(item.text("event")),
                RunState.valueOf(item.text("runState")),
                (item.textOrNull("step") != null) ? readStep(item) : null,
                item.textOrNull("text"));
    }

    private static Item stepFields(Item item, StepState step) {
        return item.with("step", step.id())
                .with(STATE, step.state().name())
                .with("attempts", step.attempts())
                .with("startedAt", step.startedAt())
                .with("endedAt", step.endedAt())
                .with("summary", step.summary())
                .with("link", (step.link() != null) ? step.link().toString() : null)
                .with("error", step.error());
    }

    private static StepState readStep(Item item) {
        return new StepState(
                item.text("step"),
                StepState.State.valueOf(item.text(STATE)),
                (int) item.number("attempts"),
                item.timeOrNull("startedAt"),
                item.timeOrNull("endedAt"),
                item.textOrNull("summary"),
                link(item.textOrNull("link")),
                item.textOrNull("error"));
    }

    private static @Nullable URI link(@Nullable String link) {
        return (link != null) ? URI.create(link) : null;
    }

    static Item due(Item item, Instant due) {
        return item.with(Index.OPEN.partition(), OPEN_RUNS).with(Index.OPEN.sort(), due);
    }
}
