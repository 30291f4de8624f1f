package dev.slipway.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the branch {@code rel/7} of a pull request to {@code main}. */
class WhenConditionTests {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    branch 'rel/*'                                      | runs
                    branch 'main'                                       | skipped
                    environment name: 'WHO', value: 'dana'              | runs
                    environment name: 'WHO', value: 'otto'              | skipped
                    expression { return env.WHO == 'dana' }             | runs
                    expression { false }                                | skipped
                    equals expected: 2, actual: 1 + 1                   | runs
                    not { branch 'main' }                               | runs
                    allOf { branch 'rel/*'; changeRequest() }           | runs
                    allOf { branch 'rel/*'; buildingTag() }             | skipped
                    anyOf { buildingTag(); changeRequest target: 'main' } | runs
                    changeRequest target: 'rel/*'                       | skipped
                    """)
    void aStageRunsWhenItsConditionHolds(String condition, String outcome) {
        RunOfAPipeline pipeline = run(condition);

        assertThat(pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(pipeline.log().contains("\nran\n")).isEqualTo(outcome.equals("runs"));
        assertThat(pipeline.log().contains("Stage \"a\" skipped due to when conditional"))
                .isEqualTo(outcome.equals("skipped"));
    }

    @Test
    void refusesAConditionThatItDoesNotKnow() {
        RunOfAPipeline pipeline = run("moonPhase 'full'");

        assertThat(pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(pipeline.log()).contains("moonPhase");
    }

    private RunOfAPipeline run(String condition) {
        return new RunOfAPipeline(this.folder)
                .variable("BRANCH_NAME", "rel/7")
                .variable("CHANGE_ID", "12")
                .variable("CHANGE_TARGET", "main")
                .variable("WHO", "dana")
                .run("""
                        pipeline {
                          agent any
                          stages {
                            stage('a') {
                              when { %s }
                              steps { echo 'ran' }
                            }
                          }
                        }
                        """.formatted(condition));
    }
}
