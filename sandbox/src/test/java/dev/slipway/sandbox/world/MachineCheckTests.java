package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTests {

    private static final long PLENTY = 100L << 30;

    @TempDir
    private Path folder;

    @Test
    void thisMachineHasEnough() throws IOException {
        MachineCheck check = MachineCheck.of(this.folder.resolve("not/there/yet"));
        assertThatCode(new MachineCheck(check.path(), PLENTY, check.compiler())::expectEnough)
                .doesNotThrowAnyException();
    }

    @Test
    void aMachineWithoutGitIsToldToInstallIt() {
        assertThatIllegalStateException()
                .isThrownBy(new MachineCheck(this.folder.toString(), PLENTY, true)::expectEnough)
                .withMessageStartingWith("There is no git on the PATH.");
    }

    @Test
    void aFullDiskIsToldWithItsFigures() {
        assertThatIllegalStateException()
                .isThrownBy(new MachineCheck("/usr/bin:/bin:/usr/local/bin", 5L << 20, true)::expectEnough)
                .withMessageStartingWith("Only 5 MiB are free for the data folder");
    }

    @Test
    void aJavaThatCannotCompileIsNotEnough() {
        assertThatIllegalStateException()
                .isThrownBy(new MachineCheck("/usr/bin", PLENTY, false)::expectEnough)
                .withMessageContaining("JAVA_HOME");
    }
}
