package dev.slipway.sandbox.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ends processes that a build has started and left behind, known by the cookie that the build has put into their environment. */
final class LeftProcesses {

    private static final Path PROCESSES = Path.of("/proc");

    private LeftProcesses() {}

    static void end(String cookie, BuildLog log) {
        if (cookie.isEmpty() || !Files.isDirectory(PROCESSES)) {
            return;
        }
        String mark = "JENKINS_NODE_COOKIE=" + cookie;
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter((process) -> process.pid() != ProcessHandle.current().pid())
                .filter((process) -> environmentOf(process).contains(mark))
                .toList();
        left.forEach((process) -> {
            log.line("Ending process %d, which the build has left behind.".formatted(process.pid()));
            process.destroyForcibly();
        });
    }

    /** A process that ends meanwhile, or that belongs to somebody else, has nothing to say. */
    private static List<String> environmentOf(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(PROCESSES.resolve(process.pid() + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException ex) {
            return List.of();
        }
    }
}
