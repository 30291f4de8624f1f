package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the image's program with this machine's Java and the image's files, where nothing better is possible: a root of
 * its own needs Linux and root. Absolute paths in the command that exist in the image are turned into paths to the
 * unpacked files; everything else, the user too, is this machine's.
 */
final class HostLauncher implements Launcher {

    @Override
    public Container start(Launch launch) throws IOException {
        Files.createDirectories(launch.folder());
        return new OnHost(
                builder(launch, launch.command()).redirectErrorStream(true).start(), launch);
    }

    @Override
    public String description() {
        return "with this machine's Java and the image's files, as the sandbox's user: a root of its own needs Linux and root; Java's own options limit its memory";
    }

    @Override
    public boolean keepsOwners() {
        return false;
    }

    private static ProcessBuilder builder(Launch launch, List<String> command) throws IOException {
        List<String> here = new ArrayList<>();
        for (String argument : command) {
            here.add(translate(launch.root(), argument));
        }
        String program = String.valueOf(Path.of(command.get(0)).getFileName());
        if (program.equals("java")) {
            here.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(here).directory(launch.folder().toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.putAll(launch.environment());
        environment.put("PATH", path);
        environment.remove("JAVA_HOME");
        return builder;
    }

    /** Translates an argument, or the parts of a class path; of {@code @file}, the file's content too. */
    private static String translate(Path root, String argument) throws IOException {
        if (argument.startsWith("@/")) {
            Path file = root.resolve(argument.substring(2));
            return Files.isRegularFile(file)
                    ? translate(root, Files.readString(file).strip())
                    : argument;
        }
        List<String> parts = new ArrayList<>();
        for (String part : argument.split(":")) {
            String plain = part.endsWith("/*") ? part.substring(0, part.length() - 2) : part;
            boolean inImage =
                    plain.length() > 1 && plain.startsWith("/") && Files.exists(root.resolve(plain.substring(1)));
            parts.add(inImage ? root + part : part);
        }
        return String.join(":", parts);
    }

    private static final class OnHost extends Container {

        private final Launch launch;

        private OnHost(Process process, Launch launch) {
            super(process);
            this.launch = launch;
        }

        @Override
        public int exec(List<String> command, Duration timeout) throws IOException, InterruptedException {
            return TimedProcess.run(builder(this.launch, command), timeout);
        }

        @Override
        Stream<ProcessHandle> program() {
            return Stream.of(handle());
        }
    }
}
