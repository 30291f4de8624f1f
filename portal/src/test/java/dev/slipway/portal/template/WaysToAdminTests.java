package dev.slipway.portal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A corpus of templates that try to become more than they may, each refused when it is loaded. */
class WaysToAdminTests {

    private static final Path FILE = Path.of("tiny", "infrastructure.yaml");

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isRefused(String way, String template) {
        assertThatExceptionOfType(BrokenTemplate.class).as(way).isThrownBy(() -> Infrastructure.parse(FILE, template));
    }

    @Test
    void whatAnAppNeedsIsAllowed() {
        assertThatCode(() -> Infrastructure.parse(FILE, honest())).doesNotThrowAnyException();
        assertThat(ways()).hasSizeGreaterThan(40);
    }

    /** Each case is one honest template with some lines exchanged. */
    static Stream<Object[]> ways() {
        return Arrays.stream(corpus().split("(?m)^### "))
                .filter((part) -> !part.isBlank() && !part.startsWith("//"))
                .map((part) -> {
                    String name = part.lines().findFirst().orElseThrow();
                    String[] sides = part.substring(name.length() + 1).split("(?m)^=>\\R?", -1);
                    String before = sides[0].stripTrailing();
                    if (!honest().contains(before)) {
                        throw new IllegalStateException("The case '" + name + "' changes nothing.");
                    }
                    return new Object[] {name, honest().replace(before, sides[1].stripTrailing())};
                });
    }

    private static String honest() {
        return read("honest.yaml");
    }

    private static String corpus() {
        return read("ways-to-admin.txt");
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/dev/slipway/portal/template", name));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
