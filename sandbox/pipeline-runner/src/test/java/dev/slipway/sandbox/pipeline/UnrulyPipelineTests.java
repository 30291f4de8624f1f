package dev.slipway.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnrulyPipelineTests {

    @TempDir
    Path folder;

    private RunOfAPipeline pipeline;

    @BeforeEach
    void prepare() {
        this.pipeline = new RunOfAPipeline(this.folder);
    }

    @Test
    void keepsTheBeginningAndTheResultOfALogThatFloods() throws IOException {
        this.pipeline.run("node { echo 'begun'; sh \"head -c 70000000 /dev/zero | tr '\\\\0' x | fold -w 1000000\" }");

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(Files.size(this.folder.resolve("log"))).isLessThan(70_000_000);
        try (Stream<String> lines = Files.lines(this.folder.resolve("log"))) {
            List<String> words = lines.filter((line) -> !line.startsWith("xx")).toList();
            assertThat(words)
                    .contains("begun", "[The log has reached 64 MB; the rest is not kept.]")
                    .endsWith("Finished: SUCCESS");
        }
    }

    @Test
    void endsAProcessThatHasDetachedItselfFromTheBuild() throws IOException {
        this.pipeline.run("""
                node {
                  sh '''
                    setsid sh -c 'echo $$ > draft; mv draft pid; exec sleep 302' >/dev/null 2>&1 &
                    while [ ! -e pid ]; do sleep 0.05; done
                  '''
                }
                """);

        String pid = Files.readString(this.pipeline.workspace().resolve("pid")).strip();
        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log()).contains("which the build has left behind");
        assertThat(Path.of("/proc", pid, "cmdline"))
                .satisfiesAnyOf(
                        (path) -> assertThat(path).doesNotExist(),
                        (path) -> assertThat(path).isEmptyFile());
    }

    @Test
    void stopsALoopOfStepsWithoutAnEnd() {
        this.pipeline.run(
                "node { while (true) { echo 'again' } }",
                () -> this.pipeline.log().contains("\nagain"));

        assertThat(this.pipeline.result()).isEqualTo(Result.ABORTED);
        assertThat(this.pipeline.log()).endsWith("Finished: ABORTED\n");
    }
}
