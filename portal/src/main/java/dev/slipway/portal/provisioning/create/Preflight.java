package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.source.SourceHosting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks whether a name is free outside, before anything is written. The steps look again: this is for a quick answer. */
public final class Preflight {

    private final SourceHosting source;
    private final BuildServer builds;
    private final ImageRegistry registry;
    private final Stacks stacks;

    /**
     * @param source where the repository will be
     * @param builds where the jobs will be
     * @param registry where the images will be
     * @param stacks where the infrastructure will be
     */
    public Preflight(SourceHosting source, BuildServer builds, ImageRegistry registry, Stacks stacks) {
        this.source = source;
        this.builds = builds;
        this.registry = registry;
        this.stacks = stacks;
    }

    /** Completes when the name is free everywhere, or signals {@link Conflict} with what is in the way. */
    public Mono<Void> nameIsFree(AppName name) {
        return conflicts(name).next().flatMap(Mono::error);
    }

    /** Lists what is in the way, in every system. */
    public Flux<Conflict> conflicts(AppName name) {
        Mono<Conflict> repository = this.source
                .find(name.repository())
                .map(found -> taken("repository '%s' in GitHub".formatted(found.name()), found.page()));
        Mono<Conflict> folder = this.builds
                .findFolder(name.folder())
                .map(found -> taken("folder '%s' in Jenkins".formatted(found.name()), found.page()));
        Mono<Conflict> images = this.registry
                .find(name.registry())
                .map(found -> taken("repository '%s' in ECR".formatted(found.name()), null));
        Mono<Conflict> stack = this.stacks
                .find(name.stack(EnvironmentName.TEST))
                .map(found -> taken("stack '%s' in CloudFormation".formatted(found.name()), null));
        return Flux.mergeSequential(repository, folder, images, stack);
    }

    private static Conflict taken(String what, @Nullable URI page) {
        return new Conflict(
                "There is a %s already, and it does not belong to an app of Slipway. Choose another name, or ask its owner to rename it."
                        .formatted(what),
                page);
    }
}
