package dev.slipway.portal.deployment;

import dev.slipway.portal.app.App;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.template.Manifest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Says how many tasks of an app run: what its template says, or its configuration. */
final class TaskCount {

    private final Templates templates;
    private final Configurations configurations;

    TaskCount(Templates templates, Configurations configurations) {
        this.templates = templates;
        this.configurations = configurations;
    }

    /** Returns the bounds for a deployment. */
    Mono<Bounds> of(App app, Deployment deployment) {
        Manifest.Scaling scaling = this.templates.of(app).manifest().scaling();
        return this.configurations
                .values(app.name(), deployment.environment(), deployment.order().configuration())
                .map(values -> {
                    int least = Objects.requireNonNullElse(values.count(), scaling.min());
                    return new Bounds(least, Math.max(least, scaling.max()), scaling.cpuPercent());
                });
    }

    /** Returns the port and the rest of what the template says of the container. */
    Manifest manifest(App app) {
        return this.templates.of(app).manifest();
    }

    /**
     * How many tasks.
     *
     * @param min fewest tasks
     * @param max most tasks
     * @param cpuPercent CPU use that the platform aims at; null where it does not scale by itself
     */
    record Bounds(int min, int max, @Nullable Integer cpuPercent) {}
}
