package dev.slipway.portal.deployment;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.provisioning.Runs;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the log of what runs of an app. */
@Component
public final class RunningLogs {

    private final Deployments deployments;
    private final Runs runs;
    private final ContainerPlatform platform;

    RunningLogs(Deployments deployments, Runs runs, ContainerPlatform platform) {
        this.deployments = deployments;
        this.runs = runs;
        this.platform = platform;
    }

    /**
     * Reads the last lines, the newest last.
     *
     * @return the lines; empty where nothing of the app runs
     */
    public Mono<List<String>> last(AppName app, EnvironmentName environment, int limit) {
        return this.deployments
                .current(app, environment)
                .flatMap(current -> this.runs.facts(current.id()))
                .flatMap(facts -> Mono.justOrEmpty(facts.find(TaskFact.class)))
                .flatMap(task -> this.platform.lastLogLines(task.logGroup(), limit));
    }
}
