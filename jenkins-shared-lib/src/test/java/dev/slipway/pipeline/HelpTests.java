package dev.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each word has its help, and the help tells of each option. */
class HelpTests {

    private static final Path WORDS = Path.of("vars");

    @Test
    void eachWordHasHelpAndIsOneLineOverAClass() throws IOException {
        for (String word : words()) {
            assertThat(WORDS.resolve(word + ".txt")).exists();
            assertThat(Files.readString(WORDS.resolve(word + ".groovy")))
                    .contains("see " + word + ".txt")
                    .containsPattern("\\(Map options = \\[:]\\) \\{\n    new \\w+\\(this, options\\).run\\(\\)\n}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "slipwayApp, AppPipeline",
        "slipwayCheckout, Checkout",
        "slipwayTests, Tests",
        "slipwaySbom, Sbom",
        "slipwayImage, Image",
        "slipwayScan, ScanGate",
        "slipwayDeploy, Deployment",
        "slipwayNotify, Notice"
    })
    void theHelpNamesEveryOptionAndNoOther(String word, String type) throws IOException {
        Map<?, ?> known = (Map<?, ?>) InvokerHelper.getProperty(Library.type(type), "KNOWN");

        Collection<String> told = Pattern.compile("<dt>(\\w+)</dt>")
                .matcher(Files.readString(WORDS.resolve(word + ".txt")))
                .results()
                .map((match) -> match.group(1))
                .toList();

        assertThat(told).isEqualTo(List.copyOf(known.keySet()));
    }

    @Test
    void everyClassCanBeSavedByAController() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/dev/slipway/pipeline"))) {
            sources.map((source) -> source.getFileName().toString().replace(".groovy", ""))
                    .forEach((name) -> assertThat(Library.type(name))
                            .isAssignableTo(java.io.Serializable.class)
                            .isAssignableTo(GroovyObject.class));
        }
    }

    private static Collection<String> words() throws IOException {
        try (Stream<Path> files = Files.list(WORDS)) {
            return new TreeSet<>(
                    files.map((file) -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
                            .toList());
        }
    }
}
