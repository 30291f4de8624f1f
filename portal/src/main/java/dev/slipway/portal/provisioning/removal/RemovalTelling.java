package dev.slipway.portal.provisioning.removal;

import dev.slipway.events.AppEvents;
import dev.slipway.events.Payload;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppMemory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Change;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is written when an app has left its environments: nothing runs there any more, and the world is told so. What was
 * remembered under its name is forgotten before, and again where that was interrupted.
 */
final class RemovalTelling {

    private final Deployments deployments;
    private final Environments environments;
    private final Outbox outbox;
    private final List<AppMemory> memories;

    RemovalTelling(
            Deployments deployments, Environments environments, Outbox outbox, List<? extends AppMemory> memories) {
        this.deployments = deployments;
        this.environments = environments;
        this.outbox = outbox;
        this.memories = List.copyOf(memories);
    }

    Mono<List<Change>> left(StepContext context) {
        AppName app = context.app().name();
        return Flux.fromIterable(this.memories)
                .concatMap((memory) -> memory.forget(app))
                .thenMany(Flux.fromIterable(this.environments.all()))
                .concatMap((environment) -> left(context, environment))
                .collectList();
    }

    private Flux<Change> left(StepContext context, Environment environment) {
        App app = context.app();
        Change forgetting = this.deployments.forgetting(app.name(), environment.name());
        String name = app.name().value();
        String where = environment.name().value();
        return this.deployments
                .current(app.name(), environment.name())
                .flatMapIterable((ran) -> List.of(
                        AppEvents.serviceRemoved(name, app.team(), where), AppEvents.environmentDeleted(name, where)))
                .map((payload) -> tell(context, payload, where))
                .concatWith(Flux.fromStream(Stream.of(forgetting)));
    }

    private Change tell(StepContext context, Payload payload, String where) {
        String run = context.run().id();
        return this.outbox.tell(payload, run, run, payload.type().id(), where);
    }
}
