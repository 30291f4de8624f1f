package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.runtime.Container;
import dev.slipway.sandbox.aws.logs.LogStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a task's output to its log stream, line by line, on a thread of its own that ends with the task. */
final class TaskLog {

    private static final Logger LOG = LoggerFactory.getLogger(TaskLog.class);
    private static final int BATCH = 100;

    private final Container container;
    private final LogStore logs;
    private final String group;
    private final String stream;

    private TaskLog(Container container, LogStore logs, String group, String stream) {
        this.container = container;
        this.logs = logs;
        this.group = group;
        this.stream = stream;
    }

    static void follow(Container container, LogStore logs, ContainerSpec spec, String task) {
        String stream = "%s/%s/%s".formatted(spec.logPrefix(), spec.name(), task);
        TaskLog log = new TaskLog(container, logs, spec.logGroup(), stream);
        Thread thread = new Thread(log::pump, "task-log-" + task);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(this.container.output(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (lines.size() >= BATCH || !reader.ready()) {
                    write(lines);
                    lines.clear();
                }
            }
        } catch (IOException ex) {
            LOG.debug("The output of {} has ended", this.stream, ex);
        }
    }

    private void write(List<String> lines) {
        if (!this.group.isEmpty()) {
            this.logs.write(this.group, this.stream, lines);
        }
    }
}
