package dev.slipway.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds apps as a developer does after {@code git clone}: their own tests start them on a real Postgres.
 *
 * <p>Ordinarily the defaults of each template; {@code templates/bin/verify-all} builds every combination.
 */
class GeneratedAppTests {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    static Stream<Combination> combinations() {
        return Boolean.getBoolean("templates.all") ? Combination.all() : Combination.defaults();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void passesItsOwnTests(Combination combination) throws IOException, InterruptedException {
        Path app = TARGET.resolve("apps").resolve(combination.slug());
        RenderedTree.write(combination.render(), app);
        Path log = TARGET.resolve("apps").resolve(combination.slug() + ".log");

        Process build = new ProcessBuilder(command())
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(build.waitFor(8, TimeUnit.MINUTES))
                    .as("the build ends in time")
                    .isTrue();
        } finally {
            build.descendants().forEach(ProcessHandle::destroy);
            build.destroy();
        }

        assertThat(build.exitValue()).as(Files.readString(log)).isZero();
        assertThat(app.resolve("target/surefire-reports")).isDirectoryContaining("glob:**TEST-*.xml");
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
        String repository = System.getProperty("maven.repo.local", "");
        if (!repository.isBlank()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.add("verify");
        return command;
    }
}
