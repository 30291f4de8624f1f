package dev.slipway.sandbox.aws.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleProcessTests {

    @TempDir
    Path folder;

    @Test
    void endsTheServerThatAKilledSandboxLeftBehind() throws IOException {
        Path data = this.folder.resolve("data");
        EmbeddedPostgres orphan = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));

        StaleProcess.end(data);

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        orphan.close();
    }

    @Test
    void leavesOtherProcessesAlone() throws IOException {
        Path data = Files.createDirectories(this.folder.resolve("other"));
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        StaleProcess.end(data);

        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }
}
