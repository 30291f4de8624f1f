package dev.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the controller's files without a controller. */
class ControllerTests {

    private static final Path CONTROLLER = Path.of("controller");
    private static final String LIBRARY = "slipway@1";

    @Test
    void theConfigurationCanBeReadAndNamesEachKeyOnce() throws IOException {
        assertThat(configuration()).containsOnlyKeys("jenkins", "credentials", "unclassified");
    }

    @Test
    void eachPluginIsPinnedOnce() throws IOException {
        List<String> plugins = Files.readAllLines(CONTROLLER.resolve("plugins.txt"));

        assertThat(plugins).allMatch((line) -> line.matches("[a-z0-9-]+:\\d+(\\.[\\w.]+)?"));
        assertThat(plugins).isSorted();
        assertThat(plugins.stream().map((line) -> line.split(":")[0]))
                .doesNotHaveDuplicates()
                .contains("amazon-ecs", "configuration-as-code", "oic-auth", "workflow-aggregator");
        assertThat(Files.readString(CONTROLLER.resolve("Dockerfile"))).containsPattern("FROM \\S+:2\\.528\\.\\d+");
    }

    @Test
    void eachVariableIsExplainedAndNoOther() throws IOException {
        Set<String> used = names("\\$\\{(\\w+)}", Files.readString(CONTROLLER.resolve("jenkins.yaml")));
        String guide = Files.readString(CONTROLLER.resolve("README.md"));
        Set<String> explained = guide.lines()
                .filter((line) -> line.startsWith("| `"))
                .flatMap((line) -> names("`([A-Z_]+)`", line.split("\\|")[1]).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        // The comment at the top of the file speaks of variables, too.
        used.remove("VARIABLE");
        assertThat(explained).isEqualTo(used);
    }

    @Test
    void noSecretStandsInTheConfiguration() throws IOException {
        assertThat(Files.readAllLines(CONTROLLER.resolve("jenkins.yaml")))
                .filteredOn((line) -> line.matches(".*(?i)(secret|privateKey|password):.*"))
                .allMatch((line) -> line.contains("${"));
    }

    @Test
    void theLibrarysVersionIsTheOneThatPipelinesAskFor() throws IOException {
        Map<?, ?> unclassified = (Map<?, ?>) configuration().get("unclassified");
        Map<?, ?> library =
                (Map<?, ?>) ((List<?>) ((Map<?, ?>) unclassified.get("globalLibraries")).get("libraries")).get(0);

        assertThat(library.get("name") + "@" + library.get("defaultVersion")).isEqualTo(LIBRARY);
        assertThat(Files.readString(Path.of("../templates/km-app/skeleton/Jenkinsfile.mustache")))
                .contains("@Library('" + LIBRARY + "')");
    }

    @Test
    void theTagOfTheLibraryExists() throws IOException, InterruptedException {
        String tags = git("tag", "--list");
        assumeTrue(!tags.isBlank(), "this checkout has no tags");

        assertThat(tags.lines()).contains(LIBRARY.substring(LIBRARY.indexOf('@') + 1));
        assertThat(git("ls-tree", "-d", "--name-only", "1", "vars/", ".")).contains("vars");
    }

    private static Map<String, Object> configuration() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(Files.readString(CONTROLLER.resolve("jenkins.yaml")));
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : "";
    }
}
