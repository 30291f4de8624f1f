package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import reactor.core.publisher.Mono;

/**
 * Keeps ECS services, known in the inventory as {@code cluster/service}: they go to zero, are drained and then removed,
 * with their scaling. A service that still drains blocks its name, so it counts as there.
 */
final class ServiceKeeper implements Keeper {

    private final ContainerPlatform platform;

    ServiceKeeper(ContainerPlatform platform) {
        this.platform = platform;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SERVICE;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return find(resource).map(found -> sight(resource, found)).defaultIfEmpty(Sight.missing());
    }

    private static Sight sight(Resource resource, Service found) {
        if (!resource.mark().isIn(found.tags())) {
            return Sight.foreign("A service of that name is there without this app's tags.", null);
        }
        return (found.desired() == 0)
                ? Sight.changed("It is scaled to zero.", found.arn(), null)
                : Sight.there(found.arn(), null);
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        String cluster = cluster(resource);
        String name = name(resource);
        return find(resource)
                .flatMap(found -> (found.desired() > 0)
                        ? this.platform
                                .unscale(cluster, name)
                                .then(this.platform.stopService(cluster, name))
                                .thenReturn(underWay("its tasks stop"))
                        : (found.running() > 0)
                                ? Mono.just(underWay("%d tasks stop".formatted(found.running())))
                                : this.platform
                                        .deleteService(cluster, name, resource.mark())
                                        .thenReturn(underWay("ECS drains it")))
                .defaultIfEmpty(underWay("ECS drains it"));
    }

    private static StepOutcome underWay(String words) {
        return LookAgain.soon(words);
    }

    private Mono<Service> find(Resource resource) {
        return this.platform.findService(cluster(resource), name(resource));
    }

    private static String cluster(Resource resource) {
        return resource.name().substring(0, resource.name().indexOf('/'));
    }

    private static String name(Resource resource) {
        return resource.name().substring(resource.name().indexOf('/') + 1);
    }

    /** Nothing of ours goes with a service: what ran there stays in the history. */
    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Mono.empty();
    }
}
