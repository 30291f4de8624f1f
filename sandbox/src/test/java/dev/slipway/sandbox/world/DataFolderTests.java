package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    private Path folder;

    @Test
    void remembersWhatAnEarlierSandboxLeft() throws Exception {
        try (DataFolder data = DataFolder.open(this.folder, false)) {
            Files.writeString(data.of("github").resolve("note"), "kept");
        }

        try (DataFolder data = DataFolder.open(this.folder, false)) {
            assertThat(data.of("github").resolve("note")).hasContent("kept");
        }
    }

    @Test
    void forgetsEverythingWhenFresh() throws Exception {
        try (DataFolder data = DataFolder.open(this.folder, false)) {
            Files.writeString(data.of("github").resolve("note"), "old");
        }

        try (DataFolder data = DataFolder.open(this.folder, true)) {
            assertThat(data.of("github")).isEmptyDirectory();
        }
    }

    @Test
    void refusesASecondSandboxOnTheSameFolder() throws Exception {
        try (DataFolder first = DataFolder.open(this.folder, false)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> DataFolder.open(this.folder, false))
                    .withMessageContaining("Another sandbox")
                    .withMessageContaining("--data=");
            assertThat(first.of("x")).exists();
        }
    }
}
