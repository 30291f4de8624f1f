package dev.slipway.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostConditionTests {

    private static final List<String> CONDITIONS = List.of(
            "cleanup",
            "unsuccessful",
            "unstable",
            "success",
            "failure",
            "aborted",
            "regression",
            "fixed",
            "changed",
            "always");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "after {0} a build that does [{1}] runs {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    SUCCESS  | echo 'fine'                        | always success cleanup
                    FAILURE  | echo 'fine'                        | always changed fixed success cleanup
                    UNSTABLE | unstable 'so so'                   | always unstable unsuccessful cleanup
                    SUCCESS  | unstable 'so so'                   | always changed regression unstable unsuccessful cleanup
                    SUCCESS  | error 'broken'                     | always changed regression failure unsuccessful cleanup
                    FAILURE  | error 'broken'                     | always failure unsuccessful cleanup
                    SUCCESS  | script { currentBuild.result = 'FAILURE' } | always changed regression failure unsuccessful cleanup
                    """)
    void runsTheConditionsThatHoldInJenkinsOwnOrder(String before, String step, String expected) {
        RunOfAPipeline pipeline = new RunOfAPipeline(this.folder).after(before).run(pipeline(step));

        assertThat(seen(pipeline)).isEqualTo(expected);
    }

    @Test
    void runsAbortedWhenSomebodyStopsTheBuild() {
        RunOfAPipeline pipeline = new RunOfAPipeline(this.folder);

        pipeline.run(
                pipeline("sh 'touch here; sleep 300'"),
                () -> Files.exists(pipeline.workspace().resolve("here")));

        assertThat(pipeline.result()).isEqualTo(Result.ABORTED);
        assertThat(seen(pipeline)).isEqualTo("always changed aborted unsuccessful cleanup");
    }

    @Test
    void failsABuildWhosePostFailsAndStillRunsTheRest() {
        RunOfAPipeline pipeline = new RunOfAPipeline(this.folder).run("""
                pipeline {
                  agent any
                  stages { stage('a') { steps { echo 'fine' } } }
                  post {
                    always { error 'no mail today' }
                    cleanup { echo 'saw cleanup' }
                  }
                }
                """);

        assertThat(pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(pipeline.log())
                .contains("Error when executing always post condition:", "no mail today", "saw cleanup");
    }

    private static String pipeline(String step) {
        return """
                pipeline {
                  agent any
                  stages { stage('a') { steps { %s } } }
                  post {
                %s
                  }
                }
                """.formatted(
                        step,
                        CONDITIONS.stream()
                                .map((condition) -> "    %s { echo 'saw %s' }".formatted(condition, condition))
                                .collect(Collectors.joining("\n")));
    }

    private static String seen(RunOfAPipeline pipeline) {
        return Stream.of(pipeline.log().split("\n"))
                .filter((line) -> line.startsWith("saw "))
                .map((line) -> line.substring("saw ".length()))
                .collect(Collectors.joining(" "));
    }
}
