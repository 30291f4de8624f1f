package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Allots the priorities of the load balancer's rules: two rules of a listener cannot share one.
 *
 * <p>An app's first choice follows from its name, so two creates at once seldom meet.
 */
public final class ListenerPriorities {

    private static final int HIGHEST = 50_000;
    private static final int MOST_TRIES = 200;
    private static final String NUMBER = "number";

    private final Table table;

    /** @param table where priorities are allotted */
    public ListenerPriorities(Table table) {
        this.table = table;
    }

    /** Returns the app's priority, which it keeps once it has one. */
    public Mono<Integer> allot(StepContext context, Environment environment) {
        AppName app = context.app().name();
        return this.table
                .get(ofApp(app, environment))
                .map(item -> (int) item.number(NUMBER))
                .switchIfEmpty(Mono.defer(() -> take(context, environment, firstChoice(app), MOST_TRIES)));
    }

    /** Gives the app's priority back. */
    public Mono<Void> release(StepContext context, Environment environment) {
        Key own = ofApp(context.app().name(), environment);
        return this.table
                .get(own)
                .flatMap(item -> this.table.write(
                        List.of(context.fence().check(), Change.delete(own), Change.delete(taken(environment, (int)
                                item.number(NUMBER))))));
    }

    private Mono<Integer> take(StepContext context, Environment environment, int number, int triesLeft) {
        AppName app = context.app().name();
        Key taken = taken(environment, number);
        List<Change> changes = List.of(
                context.fence().check(),
                Change.create(Item.of(taken).with("app", app.value())),
                Change.create(Item.of(ofApp(app, environment)).with(NUMBER, number)));
        return this.table
                .write(changes)
                .thenReturn(number)
                .onErrorResume(
                        ConditionFailed.class,
                        failed -> failed.on(taken) && triesLeft > 1
                                ? take(context, environment, number % HIGHEST + 1, triesLeft - 1)
                                : Mono.error(failed));
    }

    private static int firstChoice(AppName app) {
        return Math.floorMod(app.value().hashCode(), HIGHEST) + 1;
    }

    private static Key taken(Environment environment, int number) {
        return new Key("priority#" + environment.listener(), "%05d".formatted(number));
    }

    private static Key ofApp(AppName app, Environment environment) {
        return new Key(AppDirectory.partition(app), "priority#" + environment.name());
    }
}
