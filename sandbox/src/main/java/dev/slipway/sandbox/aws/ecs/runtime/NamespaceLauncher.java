package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the image's process in a root of its own, with its own mounts and process numbers, as the image's user. The
 * network is this machine's. Needs Linux and root.
 *
 * <p>Memory is held by a control group where one can be made. What the process writes goes into a layer above the image's, which ends with the task; {@code /tmp} is in memory.
 */
final class NamespaceLauncher implements Launcher {

    private static final String UNSHARE = "/usr/bin/unshare";
    private static final Path NSENTER = Path.of("/usr/bin/nsenter");
    private static final int KILLED = 128 + 9;
    private static final String SCRIPT = """
            set -e
            image=$1 folder=$2 directory=$3 user=$4 group=$5 members=$6
            shift 6
            [ -z "$members" ] || echo 0 > "$members"
            root=$folder/root
            /bin/mount -t overlay overlay -o "lowerdir=$image,upperdir=$folder/upper,workdir=$folder/work" "$root" \\
              || /bin/mount --bind "$image" "$root"
            /bin/mkdir -p "$root/proc" "$root/dev" "$root/tmp" "$root/etc"
            /bin/mount -t proc proc "$root/proc"
            /bin/mount --rbind /dev "$root/dev"
            /bin/mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            [ -e "$root/etc/resolv.conf" ] && /bin/mount --bind /etc/resolv.conf "$root/etc/resolv.conf"
            [ -e "$root/etc/hosts" ] && /bin/mount --bind /etc/hosts "$root/etc/hosts"
            exec /usr/bin/unshare --root="$root" --wd="$directory" --setgid="$group" --setuid="$user" -- "$@"
            """;

    private final @Nullable MemoryGroups memory;

    /** @param memory makes the groups that hold a task's memory; null where none can be made */
    NamespaceLauncher(@Nullable MemoryGroups memory) {
        this.memory = memory;
    }

    /** Returns whether this machine lets us do so. */
    static boolean works() {
        if (!Files.isExecutable(Path.of(UNSHARE)) || !Files.isExecutable(NSENTER)) {
            return false;
        }
        List<String> probe = List.of(
                UNSHARE, "--mount", "--pid", "--fork", "--", UNSHARE, "--root=/", "--setuid=1", "--", "/bin/true");
        try {
            return TimedProcess.run(new ProcessBuilder(probe), Duration.ofSeconds(5)) == 0;
        } catch (IOException ex) {
            return false;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Container start(Launch launch) throws IOException {
        UserIds ids = UserIds.of(launch.user(), launch.root());
        for (String name : List.of("root", "upper", "work")) {
            Files.createDirectories(launch.folder().resolve(name));
        }
        MemoryGroup group = this.memory == null || launch.memory() == 0
                ? null
                : this.memory.create(String.valueOf(launch.folder().getFileName()), launch.memory());
        List<String> command = new ArrayList<>(
                List.of(UNSHARE, "--mount", "--propagation=private", "--pid", "--fork", "--kill-child=KILL"));
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "task"));
        command.addAll(List.of(
                launch.root().toString(),
                launch.folder().toString(),
                launch.directory(),
                String.valueOf(ids.user()),
                String.valueOf(ids.group()),
                group == null ? "" : group.members().toString()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return new InNamespace(builder.start(), launch, ids, group);
    }

    @Override
    public String description() {
        return "in its image's own root, as the image's user; "
                + (this.memory == null ? "Java's own options limit its memory" : "a control group limits its memory");
    }

    @Override
    public boolean keepsOwners() {
        return true;
    }

    private static final class InNamespace extends Container {

        private final Launch launch;
        private final UserIds ids;
        private final @Nullable MemoryGroup memory;

        private InNamespace(Process process, Launch launch, UserIds ids, @Nullable MemoryGroup memory) {
            super(process);
            this.launch = launch;
            this.ids = ids;
            this.memory = memory;
        }

        @Override
        public int exec(List<String> command, Duration timeout) throws IOException, InterruptedException {
            List<String> program =
                    program().map((handle) -> String.valueOf(handle.pid())).toList();
            if (program.isEmpty()) {
                return 1;
            }
            List<String> whole = new ArrayList<>(List.of(
                    NSENTER.toString(),
                    "--target=" + program.get(0),
                    "--mount",
                    "--pid",
                    "--root",
                    "--wd",
                    "--setuid=" + this.ids.user(),
                    "--setgid=" + this.ids.group(),
                    "--"));
            whole.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(whole);
            builder.environment().clear();
            builder.environment().putAll(this.launch.environment());
            return TimedProcess.run(builder, timeout);
        }

        @Override
        public boolean outOfMemory() {
            return this.memory != null && this.memory.exceeded();
        }

        /** Some versions of unshare cannot pass on that their child was killed. */
        @Override
        public int exitCode() {
            return outOfMemory() ? KILLED : super.exitCode();
        }

        @Override
        public void release() {
            super.release();
            if (this.memory != null) {
                this.memory.close();
            }
        }

        @Override
        Stream<ProcessHandle> program() {
            return handle().children();
        }
    }
}
