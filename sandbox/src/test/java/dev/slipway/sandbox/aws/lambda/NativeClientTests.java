package dev.slipway.sandbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.process.ModuleClassPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeClientTests {

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void givesEveryJvmTheSameCopyInTheSandboxsFolder() throws Exception {
        String classPath = ModuleClassPath.of("lambdas/functions");
        NativeClient client = new NativeClient(this.folder);

        List<String> first = client.option(classPath).toList();

        assertThat(first)
                .singleElement()
                .satisfies((option) -> assertThat(Path.of(option.substring(option.indexOf('=') + 1)))
                        .startsWith(this.folder)
                        .isNotEmptyFile());
        assertThat(client.option(classPath)).isEqualTo(first);
        try (var files = Files.list(this.folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysNothingOfAClassPathWithoutTheClient() {
        assertThat(new NativeClient(this.folder).option("classes:other.jar")).isEmpty();
    }
}
