package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.ecr.ImageStore;
import dev.slipway.sandbox.aws.ecr.ImageStore.StoredImageFiles;
import dev.slipway.sandbox.aws.ecs.runtime.Container;
import dev.slipway.sandbox.aws.ecs.runtime.ImageRoots;
import dev.slipway.sandbox.aws.ecs.runtime.Launch;
import dev.slipway.sandbox.aws.ecs.runtime.Launcher;
import dev.slipway.sandbox.aws.ecs.runtime.ProcessRegister;
import dev.slipway.sandbox.aws.ecs.runtime.TaskFolders;
import dev.slipway.sandbox.aws.logs.LogStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Turns a task into a process: image, variables, secrets, log, and a port of its own. */
final class TaskStarter {

    private static final Logger LOG = LoggerFactory.getLogger(TaskStarter.class);

    private final TaskFolders folders;
    private final ImageStore images;
    private final ImageRoots roots;
    private final Launcher launcher;
    private final ProcessRegister processes;
    private final LogStore logs;
    private final SecretValues secrets;
    private final URI aws;
    private final Clock clock;

    TaskStarter(
            Path folder,
            ImageStore images,
            Launcher launcher,
            ProcessRegister processes,
            LogStore logs,
            SecretValues secrets,
            URI aws,
            Clock clock) {
        this.folders = new TaskFolders(folder.resolve("tasks"));
        this.images = images;
        this.roots = new ImageRoots(folder.resolve("images"), launcher.keepsOwners());
        this.launcher = launcher;
        this.processes = processes;
        this.logs = logs;
        this.secrets = secrets;
        this.aws = aws;
        this.clock = clock;
    }

    /** Starts a task's process; a task that cannot be started stops with the reason. It blocks. */
    void start(Task task) {
        try {
            task.pending(freePort());
            ContainerSpec spec = task.definition().container();
            StoredImageFiles image = this.images
                    .find(spec.image())
                    .orElseThrow(() -> new IOException(
                            "CannotPullContainerError: failed to resolve ref %s: not found".formatted(spec.image())));
            checkLogGroup(spec);
            Container container = this.launcher.start(launch(task, spec, image));
            this.processes.add(task.id(), container);
            TaskLog.follow(container, this.logs, spec, task.id());
            task.running(container, image.digest(), this.clock.instant());
        } catch (IOException | RuntimeException ex) {
            LOG.info(
                    "Task {} of {} does not start: {}",
                    task.id(),
                    task.definition().family(),
                    ex.getMessage());
            task.stop("TaskFailedToStart", String.valueOf(ex.getMessage()), this.clock.instant());
            task.stopped(null, this.clock.instant());
        }
    }

    /** Removes what a task that has ended left on disk. */
    void clean(Task task) {
        this.folders.remove(task.id());
    }

    private Launch launch(Task task, ContainerSpec spec, StoredImageFiles image) throws IOException {
        JsonNode configuration = image.configuration().path("config");
        List<String> command = new ArrayList<>(
                spec.entryPoint().isEmpty() ? texts(configuration.path("Entrypoint")) : spec.entryPoint());
        boolean ownArguments = spec.command().isEmpty() && spec.entryPoint().isEmpty();
        command.addAll(ownArguments ? texts(configuration.path("Cmd")) : spec.command());
        if (command.isEmpty()) {
            throw new IOException("CannotStartContainerError: the image has neither an entry point nor a command");
        }
        String directory = or(spec.directory(), configuration.path("WorkingDir").asString(""));
        return new Launch(
                this.roots.of(image),
                this.folders.of(task.id()),
                command,
                environment(task, spec, configuration),
                or(directory, "/"),
                or(spec.user(), configuration.path("User").asString("")),
                spec.memory());
    }

    private Map<String, String> environment(Task task, ContainerSpec spec, JsonNode configuration) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        for (String variable : texts(configuration.path("Env"))) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        environment.put("AWS_REGION", Arns.REGION);
        environment.put("AWS_ENDPOINT_URL", this.aws.toString());
        environment.put("AWS_ACCESS_KEY_ID", "sandbox");
        environment.put("AWS_SECRET_ACCESS_KEY", "sandbox");
        environment.putAll(spec.environment());
        spec.secrets().forEach((name, reference) -> environment.put(name, this.secrets.read(reference)));
        environment.put("PORT", String.valueOf(task.port()));
        environment.put("HOST", "127.0.0.1");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        if (spec.memory() > 0) {
            environment.putIfAbsent("JAVA_TOOL_OPTIONS", "-XX:MaxRAM=%dm".formatted(spec.memory()));
        }
        return environment;
    }

    private void checkLogGroup(ContainerSpec spec) throws IOException {
        if (spec.logGroup().isEmpty() || this.logs.exists(spec.logGroup())) {
            return;
        }
        if (!spec.createLogGroup()) {
            throw new IOException(
                    "ResourceInitializationError: failed to validate logger args: ResourceNotFoundException: The specified log group '%s' does not exist."
                            .formatted(spec.logGroup()));
        }
        this.logs.create(spec.logGroup(), Map.of());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach((item) -> texts.add(item.asString("")));
        return texts;
    }

    private static String or(String first, String otherwise) {
        return first.isEmpty() ? otherwise : first;
    }
}
