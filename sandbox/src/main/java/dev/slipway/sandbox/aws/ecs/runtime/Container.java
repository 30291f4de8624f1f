package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running process with everything that it started. */
public abstract class Container {

    private final Process process;

    Container(Process process) {
        this.process = process;
    }

    /**
     * Runs a command beside the process, in the same root and as the same user.
     *
     * @return its exit code; 124 if it took too long
     */
    public abstract int exec(List<String> command, Duration timeout) throws IOException, InterruptedException;

    /** Returns what the process writes, standard output and errors together. */
    public InputStream output() {
        return this.process.getInputStream();
    }

    /** Returns whether the process runs. */
    public boolean isAlive() {
        return this.process.isAlive();
    }

    /** Returns the exit code of a process that has ended: 128 and the signal, if a signal ended it. */
    public int exitCode() {
        return this.process.exitValue();
    }

    /** Returns whether the kernel ended the process because it took more memory than it may. */
    public boolean outOfMemory() {
        return false;
    }

    /** Waits until the process, which is ending, has ended, and gives back what it held on this machine. */
    public void release() {
        try {
            this.process.waitFor(3, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the process to end. */
    public void terminate() {
        program().forEach(ProcessHandle::destroy);
    }

    /** Ends the process and everything that it started, without asking. */
    public void kill() {
        this.process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        this.process.destroyForcibly();
    }

    /** Returns the operating system's handle of what was started first. */
    public ProcessHandle handle() {
        return this.process.toHandle();
    }

    /** Returns the process that the image's command became. */
    abstract Stream<ProcessHandle> program();
}
