package dev.slipway.sandbox.aws.ecs.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a short program whose output nobody reads. */
final class TimedProcess {

    private static final int TOO_LONG = 124;

    private TimedProcess() {}

    static int run(ProcessBuilder program, Duration timeout) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : TOO_LONG;
        } finally {
            process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
