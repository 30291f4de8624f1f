package dev.slipway.sandbox.aws.ecs.runtime;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which processes run, so that those which a killed sandbox left behind are ended by the next one. A process
 * is known by its number and the moment it started, so that nobody else's process is touched.
 */
public final class ProcessRegister {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRegister.class);

    private final Documents<Entry> entries;

    /** @param folder where it is remembered */
    public ProcessRegister(Path folder) {
        this.entries = Documents.open(folder, Entry.class);
    }

    /** Ends what an earlier sandbox left behind; returns how many processes that were. */
    public int endLeftBehind() {
        int ended = 0;
        for (Entry entry : this.entries.all()) {
            Optional<ProcessHandle> left = ProcessHandle.of(entry.pid())
                    .filter((handle) -> startOf(handle).equals(entry.start()));
            if (left.isPresent()) {
                LOG.warn(
                        "Ending process {} of task {}, which an earlier sandbox left behind",
                        entry.pid(),
                        entry.task());
                left.get().descendants().toList().forEach(ProcessHandle::destroyForcibly);
                left.get().destroyForcibly();
                ended++;
            }
            this.entries.remove(entry.task());
        }
        return ended;
    }

    /** Remembers a task's process. */
    public void add(String task, Container container) {
        ProcessHandle handle = container.handle();
        this.entries.put(task, new Entry(task, handle.pid(), startOf(handle)));
    }

    /** Forgets a task's process, which has ended. */
    public void remove(String task) {
        this.entries.remove(task);
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    record Entry(String task, long pid, Instant start) {}
}
