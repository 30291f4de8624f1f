package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOptionsTests {

    @Test
    void startsAtPort8080WithDataInTheWorkingFolder() {
        SandboxOptions options = SandboxOptions.parse(List.of());

        assertThat(options).isEqualTo(new SandboxOptions(Path.of(".slipway"), 8080, false, false, false));
    }

    @Test
    void takesFolderPortsFreshAndDemo() {
        SandboxOptions options = SandboxOptions.parse(List.of("--fresh", "--demo", "--data=/data/box", "--ports=9080"));

        assertThat(options).isEqualTo(new SandboxOptions(Path.of("/data/box"), 9080, true, true, false));
    }

    @Test
    void namesTheKnownOptionsWhenOneIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.parse(List.of("--frech")))
                .withMessageContaining("--frech")
                .withMessageContaining("--fresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ports=", "--ports=80", "--ports=70000", "--ports=abc"})
    void refusesPortsThatCannotBeOpened(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.parse(List.of(argument)))
                .withMessageContaining("1024 to 65525");
    }
}
