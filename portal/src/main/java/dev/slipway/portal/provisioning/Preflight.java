package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.source.SourceHosting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
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
        Mono<Void> repository = this.source
                .find(name.repository())
                .flatMap(found -> taken("repository '%s' in GitHub".formatted(found.name()), found.page()));
        Mono<Void> folder = this.builds
                .findFolder(name.folder())
                .flatMap(found -> taken("folder '%s' in Jenkins".formatted(found.name()), found.page()));
        Mono<Void> images = this.registry
                .find(name.registry())
                .flatMap(found -> taken("repository '%s' in ECR".formatted(found.name()), null));
        Mono<Void> stack = this.stacks
                .find(name.stack(EnvironmentName.TEST))
                .flatMap(found -> taken("stack '%s' in CloudFormation".formatted(found.name()), null));
        return Mono.when(repository, folder, images, stack);
    }

    private static Mono<Void> taken(String what, @Nullable URI page) {
        return Mono.error(new Conflict(
                "There is a %s already, and it does not belong to an app of Slipway. Choose another name, or ask its owner to rename it."
                        .formatted(what),
                page));
    }
}
