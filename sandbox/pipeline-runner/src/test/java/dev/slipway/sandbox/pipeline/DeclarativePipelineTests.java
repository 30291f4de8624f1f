package dev.slipway.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarativePipelineTests {

    @TempDir
    Path folder;

    private RunOfAPipeline pipeline;

    @BeforeEach
    void prepare() {
        this.pipeline = new RunOfAPipeline(this.folder);
    }

    @Test
    void runsStagesWithOptionsEnvironmentAndPost() {
        this.pipeline.variable("BRANCH_NAME", "main").run("""
                        pipeline {
                          agent any
                          options { timeout(time: 10, unit: 'MINUTES') }
                          parameters { string(name: 'WHO', defaultValue: 'x') }
                          environment { A = 'b'
                            C = "${A}c" }
                          stages {
                            stage('Test') {
                              steps { sh 'echo testing $A $C' }
                            }
                            stage('Release') {
                              when { branch 'main' }
                              steps { echo "release ${env.BRANCH_NAME}" }
                            }
                            stage('Never') {
                              when { not { anyOf { branch 'main'; branch 'rel/*' } } }
                              steps { echo 'never seen' }
                            }
                          }
                          post {
                            always { echo 'always seen' }
                            failure { echo 'failure seen' }
                            success { echo 'success seen' }
                          }
                        }
                        """);

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log())
                .contains(
                        "Timeout set to expire in 10 min",
                        "[Pipeline] { (Test)",
                        "testing b bc",
                        "release main",
                        "Stage \"Never\" skipped due to when conditional",
                        "[Pipeline] { (Declarative: Post Actions)",
                        "always seen",
                        "success seen")
                .doesNotContain("never seen", "failure seen");
        assertThat(this.pipeline.events()).contains("\"name\":\"WHO\"");
    }

    @Test
    void runsPostAndPassesOverTheRestWhenAStepFails() {
        this.pipeline.run("""
                pipeline {
                  agent any
                  stages {
                    stage('a') { steps { sh 'exit 2' } }
                    stage('b') { steps { echo 'never seen' } }
                  }
                  post { failure { echo 'failure seen' } }
                }
                """);

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log())
                .contains("Stage \"b\" skipped due to earlier failure(s)", "failure seen", "exit code 2")
                .doesNotContain("never seen");
        assertThat(this.pipeline.events()).contains("\"status\":\"FAILED\"", "\"status\":\"NOT_EXECUTED\"");
    }

    @Test
    void unstableTestsReachPost() {
        this.pipeline.run("""
                pipeline {
                  agent any
                  stages { stage('a') { steps { writeFile file: 't.xml', text:
                     '<testsuite name="s"><testcase classname="c" name="bad"><failure/></testcase></testsuite>' } } }
                  post {
                    always { junit 't.xml' }
                    unstable { echo 'unstable seen' }
                  }
                }
                """);

        assertThat(this.pipeline.result()).isEqualTo(Result.UNSTABLE);
        assertThat(this.pipeline.log()).contains("unstable seen");
    }

    @Test
    void runsParallelStages() {
        this.pipeline.run("""
                pipeline {
                  agent any
                  stages {
                    stage('both') {
                      parallel {
                        stage('x') { steps { sh 'touch x; while [ ! -e y ]; do sleep 0.05; done' } }
                        stage('y') { steps { sh 'touch y; while [ ! -e x ]; do sleep 0.05; done' } }
                      }
                    }
                  }
                }
                """);

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void knowsWhatChangedSinceTheBuildBefore() {
        this.pipeline
                .after("FAILURE")
                .run("pipeline { agent any\nstages { stage('a') { steps { echo 'x' } } }\n"
                        + "post { fixed { echo 'fixed seen' }\nchanged { echo 'changed seen' } } }");

        assertThat(this.pipeline.log()).contains("fixed seen", "changed seen");
    }

    @Test
    void scriptBlocksMayHoldAnyCode() {
        this.pipeline.run("""
                pipeline {
                  agent any
                  stages { stage('a') { steps { script {
                    def names = ['x', 'y']
                    for (name in names) { echo "is ${name}" }
                  } } } }
                }
                """);

        assertThat(this.pipeline.log()).contains("is x", "is y");
    }

    @Test
    void refusesSectionsOnOneLineAsJenkinsDoes() {
        this.pipeline.run(
                "pipeline { agent any\n" + " stages { stage('a') { when { branch 'main' } steps { echo 'x' } } } }");

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log())
                .contains("WorkflowScript: 2: Expected a symbol @ line 2, column 24.")
                .contains("Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"a\"");
    }

    @Test
    void refusesAnUnknownSection() {
        this.pipeline.run("pipeline {\n  agent any\n  stagez { }\n}");

        assertThat(this.pipeline.log())
                .contains("Undefined section \"stagez\" @ line 3", "Missing required section \"stages\"");
    }
}
