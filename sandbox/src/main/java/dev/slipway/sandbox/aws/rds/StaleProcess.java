package dev.slipway.sandbox.aws.rds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the server that a killed sandbox left behind on a data folder, so that a new one can take it over. */
final class StaleProcess {

    private static final Logger LOG = LoggerFactory.getLogger(StaleProcess.class);

    private StaleProcess() {}

    /** Ends what the folder's pid file names, if it is a Postgres that runs on this very folder. */
    static void end(Path folder) {
        Path pidFile = folder.resolve("postmaster.pid");
        try {
            if (Files.exists(pidFile)) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                ProcessHandle.of(pid)
                        .filter((process) -> runsOn(process, folder))
                        .ifPresent(StaleProcess::end);
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static boolean runsOn(ProcessHandle process, Path folder) {
        return Optional.of(process.info())
                .flatMap(ProcessHandle.Info::commandLine)
                .filter((line) -> line.contains("postgres") && line.contains(folder.toString()))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        LOG.warn("A Postgres of an earlier run is still there (process {}); it is ended first", process.pid());
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException ex) {
            process.destroyForcibly();
        }
    }
}
