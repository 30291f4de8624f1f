package dev.slipway.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.portal.template.RenderedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What every template must hold, whatever is answered. */
class RenderingTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
    private static final String HOSTILE = "A \"team\" 'of' <b>&amp; ${x} $(id) `y` \\ # : */ ü";

    static Stream<Combination> combinations() {
        return Combination.all();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void leavesNoVariableBehind(Combination combination) {
        assertThat(combination.render()).allSatisfy((file) -> {
            assertThat(file.path()).doesNotContain("{{", ".mustache");
            assertThat(text(file)).doesNotContain("{{");
        });
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void writesFilesThatParse(Combination combination) {
        assertThat(combination.render()).allSatisfy(RenderingTests::requireParseable);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void keepsHostileValuesValues(Combination combination) {
        assertThat(combination.render(HOSTILE)).allSatisfy(RenderingTests::requireParseable);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void rendersTheSameTwice(Combination combination) {
        List<RenderedFile> once = combination.render();
        List<RenderedFile> again = combination.render();

        assertThat(again).usingRecursiveComparison().isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void linksToFilesThatExist(Combination combination) {
        List<RenderedFile> files = combination.render();
        List<String> paths = files.stream().map(RenderedFile::path).toList();

        assertThat(files).filteredOn((file) -> file.path().endsWith(".md")).allSatisfy((page) -> {
            Path file = Path.of("/" + page.path());
            assertThat(LINK.matcher(text(page)).results().map((link) -> target(file, link)))
                    .allSatisfy((link) ->
                            assertThat(paths).anyMatch((path) -> path.equals(link) || path.startsWith(link + "/")));
        });
    }

    private static String target(Path file, MatchResult link) {
        return file.resolveSibling(link.group(1)).normalize().toString().substring(1);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void haveTheFilesThatWereAgreed(Combination combination) throws IOException {
        String files =
                combination.render().stream().map(RenderedFile::path).collect(Collectors.joining("\n", "", "\n"));

        assertThat(files).isEqualTo(Files.readString(GOLDEN.resolve(combination.slug() + ".txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jenkinsfile", ".slipway.yaml", ".github/CODEOWNERS", "README.md", "docs/architecture.md"})
    void sayWhatWasAgreed(String path) throws IOException {
        Combination defaults = Combination.defaults()
                .filter((combination) -> combination.template().manifest().id().equals("km-app"))
                .findFirst()
                .orElseThrow();
        RenderedFile file = defaults.render().stream()
                .filter((candidate) -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();

        assertThat(text(file))
                .isEqualTo(Files.readString(GOLDEN.resolve(defaults.slug()).resolve(path)));
    }

    private static void requireParseable(RenderedFile file) {
        String name = file.path();
        assertThatCode(() -> {
                    if (name.endsWith(".json")) {
                        new JsonMapper().readTree(file.content());
                    } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                        new YAMLMapper().readTree(file.content());
                    } else if (name.endsWith(".xml") || name.endsWith(".svg")) {
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(file.content()));
                    }
                })
                .as(name)
                .doesNotThrowAnyException();
    }

    private static String text(RenderedFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
