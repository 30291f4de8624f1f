package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control group that holds one task's memory.
 *
 * @param folder the group
 * @param kills name of the file that counts the processes which the kernel has ended for want of memory
 */
record MemoryGroup(Path folder, String kills) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryGroup.class);

    /** Returns the file that a process writes 0 to in order to join, and everything that it starts with it. */
    Path members() {
        return this.folder.resolve("cgroup.procs");
    }

    /** Returns whether a process was ended because the group was out of memory. */
    boolean exceeded() {
        try {
            return Files.readAllLines(this.folder.resolve(this.kills)).stream()
                    .map((line) -> line.split(" "))
                    .anyMatch((entry) -> entry[0].equals("oom_kill") && !entry[1].equals("0"));
        } catch (IOException ex) {
            LOG.debug("{} cannot be read", this.folder, ex);
            return false;
        }
    }

    /** Removes the group, whose processes have ended. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(this.folder);
        } catch (IOException ex) {
            LOG.info("The control group {} could not be removed and stays: {}", this.folder, ex.toString());
        }
    }
}
