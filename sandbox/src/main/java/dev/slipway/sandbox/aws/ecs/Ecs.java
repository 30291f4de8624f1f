package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.ecr.ImageStore;
import dev.slipway.sandbox.aws.ecs.runtime.Launcher;
import dev.slipway.sandbox.aws.ecs.runtime.ProcessRegister;
import dev.slipway.sandbox.aws.elb.TargetGroups;
import dev.slipway.sandbox.aws.logs.LogStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ECS on this machine: every task is a process of the image. Clusters, task definitions and services survive a restart;
 * tasks are started anew.
 */
public final class Ecs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ecs.class);

    private final SandboxClients clients;
    private final Clusters clusters;
    private final Services services;
    private final Tasks tasks;
    private final ServiceScheduler scheduler;
    private final EcsService service;

    /**
     * Starts ECS, and the tasks of the services that are there already.
     *
     * @param folder where everything is kept
     * @param aws address of the front door, for tasks and secrets
     * @param images images to run
     * @param targets target groups that tasks join
     * @param logs where their output goes
     * @param sink hears of tasks and rollouts
     */
    public Ecs(Path folder, URI aws, ImageStore images, TargetGroups targets, LogStore logs, EventSink sink) {
        Clock clock = Clock.systemUTC();
        Path data = folder.toAbsolutePath();
        Launcher launcher = Launcher.ofThisMachine();
        ProcessRegister processes = new ProcessRegister(data.resolve("processes"));
        int ended = processes.endLeftBehind();
        LOG.info("Tasks run {}; {} processes of an earlier sandbox were ended", launcher.description(), ended);
        this.clients = new SandboxClients(aws);
        EcsEvents events = new EventBridgeEvents(sink, clock);
        this.clusters = new Clusters(data);
        this.services = new Services(data);
        TaskDefinitions definitions = new TaskDefinitions(data, clock);
        TaskStarter starter = new TaskStarter(
                data, images, launcher, processes, logs, new SecretsManagerValues(this.clients), aws, clock);
        this.tasks = new Tasks(starter, targets, processes, clock);
        this.scheduler = new ServiceScheduler(this.services, this.tasks, definitions, events, clock);
        this.service = new EcsService(
                this.clusters,
                definitions,
                this.services,
                new ServiceOperations(this.services, this.clusters, definitions, this.tasks, targets, events, clock),
                new TaskOperations(this.clusters, definitions, this.tasks, launcher.description(), clock));
    }

    /** Returns the API, to be put behind the front door. */
    public AwsService service() {
        return this.service;
    }

    /** Creates a cluster unless it is there. */
    public void createCluster(String name) {
        this.clusters.create(name, Map.of());
    }

    /** Returns whether there is an active service of an id {@code service/<cluster>/<service>}. */
    public boolean hasService(String resourceId) {
        String[] parts = resourceId.split("/");
        return parts.length == 3
                && this.services
                        .find(parts[1], parts[2])
                        .filter(StoredService::isActive)
                        .isPresent();
    }

    /** Ends all tasks. */
    @Override
    public void close() {
        this.scheduler.close();
        this.tasks.close();
        this.clients.close();
    }
}
