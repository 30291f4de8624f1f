package dev.slipway.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedPipelineTests {

    @TempDir
    Path folder;

    private RunOfAPipeline pipeline;

    @BeforeEach
    void prepare() {
        this.pipeline = new RunOfAPipeline(this.folder);
    }

    @Test
    void runsStepsInOrderAndLogsThemAsJenkinsDoes() {
        this.pipeline.run("node { echo 'one'; sh 'echo two' }");

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log()).isEqualTo("""
                        [Pipeline] Start of Pipeline
                        [Pipeline] node
                        Running on Jenkins in %s
                        [Pipeline] {
                        [Pipeline] echo
                        one
                        [Pipeline] sh
                        + echo two
                        two
                        [Pipeline] }
                        [Pipeline] // node
                        [Pipeline] End of Pipeline
                        Finished: SUCCESS
                        """.formatted(this.pipeline.workspace()));
    }

    @Test
    void failsWithTheExitCodeOfAScript() {
        this.pipeline.run("node { sh 'exit 3' }");

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log())
                .contains("ERROR: script returned exit code 3")
                .endsWith("Finished: FAILURE\n");
    }

    @Test
    void returnsOutputOrStatusOfAScript() {
        this.pipeline.run("""
                node {
                  def out = sh(script: 'echo hello', returnStdout: true).trim()
                  def status = sh(script: 'exit 4', returnStatus: true)
                  echo "${out} ${status}"
                }
                """);

        assertThat(this.pipeline.log()).contains("\nhello 4\n");
    }

    @Test
    void keepsBlocksApartInEnvironmentAndFolder() {
        this.pipeline.run("""
                node {
                  withEnv(['A=1', 'PATH+TOOL=/tool']) { dir('sub') { sh 'echo "$A ${PATH%%:*} $(basename $PWD)"' } }
                  sh 'echo "A is ${A:-gone}"'
                  env.B = 'b'
                  echo "${env.B} ${B} ${env.NONE}"
                }
                """);

        assertThat(this.pipeline.log()).contains("1 /tool sub", "A is gone", "b b null");
    }

    @Test
    void masksSecretsInTheLog() {
        this.pipeline
                .credential("token", null, "s3cr3t")
                .credential("git", "joe", "passw0rd")
                .run("""
                        node {
                          withCredentials([string(credentialsId: 'token', variable: 'T'),
                              usernamePassword(credentialsId: 'git', usernameVariable: 'U', passwordVariable: 'P')]) {
                            sh 'echo "$T $U $P"; test "$T" = s3cr3t'
                          }
                        }
                        """);

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log()).contains("**** joe ****").doesNotContain("s3cr3t", "passw0rd");
    }

    @Test
    void namesACredentialThatIsMissing() {
        this.pipeline.run("node { withCredentials([string(credentialsId: 'nope', variable: 'T')]) { echo 'x' } }");

        assertThat(this.pipeline.log()).contains("ERROR: Could not find credentials entry with ID 'nope'");
    }

    @Test
    void runsBranchesAtTheSameTime() {
        this.pipeline.run("""
                node {
                  parallel(
                    a: { sh 'touch a; while [ ! -e b ]; do sleep 0.05; done; echo met' },
                    b: { sh 'touch b; while [ ! -e a ]; do sleep 0.05; done' })
                }
                """);

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log()).contains("[Pipeline] { (Branch: a)", "met");
    }

    @Test
    void triesAgainAndThenGivesUp() {
        this.pipeline.run("node { retry(3) { sh 'echo try >> tries; test $(wc -l < tries) = 3' } }");

        assertThat(this.pipeline.result()).isEqualTo(Result.SUCCESS);
        assertThat(this.pipeline.log()).containsOnlyOnce("[Pipeline] retry").contains("Retrying");
    }

    @Test
    void endsAScriptWhenTheTimeIsUp() {
        this.pipeline.run("node { timeout(time: 1, unit: 'SECONDS') { sh 'sleep 60' } }");

        assertThat(this.pipeline.result()).isEqualTo(Result.ABORTED);
        assertThat(this.pipeline.log()).contains("Cancelling nested steps due to timeout", "Timeout has been exceeded");
    }

    @Test
    void endsEveryProcessWhenStopped() throws Exception {
        Path child = this.pipeline.workspace().resolve("child");

        this.pipeline.run(
                "node { sh 'sleep 300 & echo $! > part; setsid sleep 301 & echo $! >> part; mv part child; wait' }",
                () -> Files.exists(child));

        assertThat(this.pipeline.result()).isEqualTo(Result.ABORTED);
        assertThat(this.pipeline.log()).contains("Aborted by admin");
        for (String pid : Files.readAllLines(child)) {
            assertThat(Path.of("/proc", pid, "cmdline"))
                    .satisfiesAnyOf(
                            (path) -> assertThat(path).doesNotExist(),
                            (path) -> assertThat(path).isEmptyFile());
        }
    }

    @Test
    void stopsALoopThatNeverReachesAStep() {
        this.pipeline.run(
                "echo 'round'; while (true) { }", () -> this.pipeline.log().contains("\nround"));

        assertThat(this.pipeline.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void runsFinallyBlocksWhenStopped() {
        this.pipeline.run(
                "node { try { sh 'touch here; sleep 300' } finally { sh 'echo cleaned' } }",
                () -> Files.exists(this.pipeline.workspace().resolve("here")));

        assertThat(this.pipeline.result()).isEqualTo(Result.ABORTED);
        assertThat(this.pipeline.log()).contains("\ncleaned\n");
    }

    @Test
    void namesAnUnknownStepAndWhereItStands() {
        this.pipeline.run("node {\n  frobnicate 'x'\n}");

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log())
                .contains("No such DSL method 'frobnicate' found among steps")
                .contains("WorkflowScript:2");
    }

    @Test
    void refusesAnUnknownParameterOfAStep() {
        this.pipeline.run("node { sh(script: 'true', colour: 'red') }");

        assertThat(this.pipeline.log()).contains("'sh' does not know the parameter colour; it knows script");
    }

    @Test
    void refusesWhatAControllerCouldNotSave() {
        this.pipeline.run("def m = ('abc' =~ /b/); sleep 0; echo 'after'");

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log()).contains("NotSerializableException: java.util.regex.Matcher");
    }

    @Test
    void failedTestsMakeTheBuildUnstable() {
        this.pipeline.run("""
                node {
                  writeFile file: 'r/t.xml', text: '<testsuite name="s"><testcase classname="c" name="ok"/>' +
                      '<testcase classname="c" name="bad"><failure message="no"/></testcase></testsuite>'
                  def summary = junit 'r/*.xml'
                  echo "failed ${summary.failCount} of ${summary.totalCount}"
                }
                """);

        assertThat(this.pipeline.result()).isEqualTo(Result.UNSTABLE);
        assertThat(this.pipeline.log()).contains("failed 1 of 2");
        assertThat(this.pipeline.events()).contains("\"status\":\"FAILED\"", "\"errorDetails\":\"no\"");
    }

    @Test
    void keepsFilesForALaterStage() {
        this.pipeline.run("""
                node {
                  stage('one') { writeFile file: 'a/b.txt', text: 'kept'; stash 'things'; deleteDir() }
                  stage('two') { unstash 'things'; echo readFile('a/b.txt'); archiveArtifacts 'a/**' }
                }
                """);

        assertThat(this.pipeline.log()).contains("\nkept\n");
        assertThat(this.folder.resolve("archive/a/b.txt")).hasContent("kept");
    }

    @Test
    void goesOnAfterACaughtError() {
        this.pipeline.run("node { catchError(buildResult: 'UNSTABLE') { error 'broken' }; echo 'on' }");

        assertThat(this.pipeline.result()).isEqualTo(Result.UNSTABLE);
        assertThat(this.pipeline.log()).contains("ERROR: broken", "\non\n");
    }

    @Test
    void sleepsForSecondsAlsoWithinABlock() {
        this.pipeline.run("node { sleep 1; [1].each { sleep 0 } }");

        assertThat(this.pipeline.log()).contains("Sleeping for 1 sec", "Sleeping for 0 sec");
    }

    @Test
    void loopsOverListsAndMapsMayHoldSteps() {
        this.pipeline.run("""
                node {
                  for (name in ['x', 'y']) { sh "echo for-$name" }
                  [a: 1, b: 2].each { key, value -> sh "echo map-$key-$value" }
                }
                """);

        assertThat(this.pipeline.log()).contains("\nfor-x\n", "\nfor-y\n", "\nmap-b-2\n");
    }

    @Test
    void needsANodeForAScript() {
        this.pipeline.run("sh 'true'");

        assertThat(this.pipeline.log()).contains("Perhaps you forgot to surround the step");
    }

    @Test
    void showsACompilationErrorWithItsLine() {
        this.pipeline.run("node {\n  echo 'x\n}");

        assertThat(this.pipeline.result()).isEqualTo(Result.FAILURE);
        assertThat(this.pipeline.log()).contains("WorkflowScript: 2:");
    }
}
