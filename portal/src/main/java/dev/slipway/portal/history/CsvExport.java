package dev.slipway.portal.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deployments as lines of CSV, as RFC 4180 has them. Nothing in a cell is taken for a formula by a spreadsheet. */
final class CsvExport {

    private static final List<String> COLUMNS = List.of(
            "id",
            "app",
            "team",
            "environment",
            "state",
            "rollback",
            "trigger",
            "by",
            "startedAt",
            "endedAt",
            "commit",
            "digest",
            "build",
            "reason");

    private CsvExport() {}

    static String head() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    static String line(RecordedDeployment deployment) {
        return Stream.<@Nullable Object>of(
                                deployment.id(),
                                deployment.app(),
                                deployment.team(),
                                deployment.environment(),
                                deployment.state(),
                                deployment.rollback(),
                                deployment.trigger(),
                                deployment.by(),
                                deployment.startedAt(),
                                deployment.endedAt(),
                                deployment.commit(),
                                deployment.digest(),
                                deployment.build(),
                                deployment.reason())
                        .map(CsvExport::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quotes a cell. One that a spreadsheet would compute gets an apostrophe before it, and stays text. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String harmless = formula ? "'" + text : text;
        return harmless.matches("[A-Za-z0-9 .:/_#-]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
