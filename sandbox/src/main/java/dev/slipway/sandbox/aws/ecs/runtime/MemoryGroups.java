package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes control groups of the kernel that hold a task to its memory, one a task, in either version of their interface.
 *
 * <p>They are named after the sandbox's process, so that those which a killed sandbox left behind can be told from
 * another's.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control group v2</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html">Memory controller of version 1</a>
 */
final class MemoryGroups {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryGroups.class);
    private static final Path MOUNT = Path.of("/sys/fs/cgroup");
    private static final String PREFIX = "slipway-";
    private static final String MEMORY = "memory";

    private final Path parent;
    private final String limit;
    private final String kills;

    private MemoryGroups(Path parent, String limit, String kills) {
        this.parent = parent;
        this.limit = limit;
        this.kills = kills;
    }

    /** Returns them if this machine lets us make them; removes what sandboxes that are gone have left. */
    static Optional<MemoryGroups> ofThisMachine() {
        try {
            return Stream.concat(ofVersion2().stream(), ofVersion1().stream())
                    .filter(MemoryGroups::works)
                    .findFirst()
                    .map(MemoryGroups::withoutLeftovers);
        } catch (IOException ex) {
            LOG.debug("No control groups here", ex);
            return Optional.empty();
        }
    }

    /** Makes the group of a task. */
    MemoryGroup create(String task, int megabytes) throws IOException {
        Path group = Files.createDirectories(
                this.parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + task));
        Files.writeString(group.resolve(this.limit), String.valueOf(megabytes * 1024L * 1024L));
        return new MemoryGroup(group, this.kills);
    }

    private static Optional<MemoryGroups> ofVersion2() throws IOException {
        Path enabled = MOUNT.resolve("cgroup.subtree_control");
        return Files.exists(enabled)
                        && List.of(Files.readString(enabled).strip().split(" ")).contains(MEMORY)
                ? Optional.of(new MemoryGroups(MOUNT, "memory.max", "memory.events"))
                : Optional.empty();
    }

    private static Optional<MemoryGroups> ofVersion1() throws IOException {
        Path mount = MOUNT.resolve(MEMORY);
        return Files.isDirectory(mount)
                ? Optional.of(new MemoryGroups(own(mount), "memory.limit_in_bytes", "memory.oom_control"))
                : Optional.empty();
    }

    /** In a container the path that the kernel tells may lie outside of what is mounted. */
    private static Path own(Path mount) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",")).contains(MEMORY)) {
                Path own = mount.resolve(parts[2].substring(1));
                return Files.isDirectory(own) ? own : mount;
            }
        }
        return mount;
    }

    private boolean works() {
        try (MemoryGroup probe = create("probe", 64)) {
            return Files.isWritable(probe.members());
        } catch (IOException ex) {
            LOG.debug("No control groups in {}", this.parent, ex);
            return false;
        }
    }

    private MemoryGroups withoutLeftovers() {
        try (Stream<Path> groups = Files.list(this.parent)) {
            groups.filter(MemoryGroups::isLeftBehind).forEach((group) -> new MemoryGroup(group, this.kills).close());
        } catch (IOException ex) {
            LOG.debug("Control groups in {} cannot be listed", this.parent, ex);
        }
        return this;
    }

    private static boolean isLeftBehind(Path group) {
        String[] name = String.valueOf(group.getFileName()).split("-", 3);
        return name.length == 3
                && PREFIX.equals(name[0] + "-")
                && name[1].matches("[0-9]{1,10}")
                && ProcessHandle.of(Long.parseLong(name[1])).isEmpty();
    }
}
