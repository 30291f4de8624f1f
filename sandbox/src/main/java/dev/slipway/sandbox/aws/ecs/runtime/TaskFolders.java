package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that tasks write to; they end with their tasks. */
public final class TaskFolders {

    private static final Logger LOG = LoggerFactory.getLogger(TaskFolders.class);

    private final Path folder;

    /** @param folder where they are made; what an earlier sandbox left there is removed */
    public TaskFolders(Path folder) {
        this.folder = folder;
        delete(folder);
    }

    /** Returns a task's folder, which need not be there. */
    public Path of(String task) {
        return this.folder.resolve(task);
    }

    /** Removes a task's folder. */
    public void remove(String task) {
        delete(of(task));
    }

    private static void delete(Path folder) {
        try {
            RootFolder.delete(folder);
        } catch (IOException ex) {
            LOG.info("{} could not be removed and stays: {}", folder, ex.toString());
        }
    }
}
