package dev.slipway.portal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a table by Scan reads all of it, however little he wants. */
class NoScanTests {

    private static final Pattern SCAN =
            Pattern.compile("\\.scan(Paginator)?\\(|\\bScan(Request|Iterable|Publisher)\\b|dynamodb:Scan");

    @Test
    void nobodyReadsAWholeTable() throws IOException {
        assertThat(guilty("portal/src/main")).isEmpty();
        assertThat(guilty("lambdas")).isEmpty();
    }

    @Test
    void seesAScan() {
        assertThat(List.of("client.scan((all) -> all)", "ScanRequest.builder()", "Action: [dynamodb:Scan]"))
                .allMatch((code) -> SCAN.matcher(code).find());
        assertThat("client.query((query) -> query)").doesNotContainPattern(SCAN);
    }

    private static List<Path> guilty(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(repository().resolve(folder))) {
            return files.filter((file) -> file.toString().matches(".*/src/main/.*|.*\\.ya?ml"))
                    .filter((file) -> file.toString().matches(".*\\.(java|ya?ml)"))
                    .filter(NoScanTests::scans)
                    .toList();
        }
    }

    private static boolean scans(Path file) {
        try {
            String code = Files.readString(file);
            return code.contains("dynamodb") && SCAN.matcher(code).find();
        } catch (IOException ex) {
            throw new IllegalStateException("%s cannot be read.".formatted(file), ex);
        }
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("lambdas"))
                ? here
                : here.resolve("..").normalize();
    }
}
