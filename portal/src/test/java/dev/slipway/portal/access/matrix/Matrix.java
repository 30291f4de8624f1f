package dev.slipway.portal.access.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The expected table, as the documentation shows it. */
final class Matrix {

    private static final Path DOCUMENT = Path.of("..", "docs", "access-matrix.md");
    private static final Path OBSERVED = Path.of("target", "access-matrix.md");

    private final Map<String, MatrixRow> rows = new TreeMap<>();

    private Matrix(List<String> lines) {
        lines.stream()
                .filter((line) -> line.matches("\\| [A-Z]+ \\| `.*"))
                .map(MatrixRow::read)
                .forEach((row) -> this.rows.put(row.route(), row));
    }

    static Matrix expected() {
        try {
            return new Matrix(Files.readAllLines(DOCUMENT));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    List<MatrixRow> rows() {
        return this.rows.values().stream().sorted().toList();
    }

    /** Returns the row of a route; where the table has none, one that lets nobody in. */
    MatrixRow rowOf(String method, String path) {
        MatrixRow none = new MatrixRow(
                method,
                path,
                MatrixRow.PRINCIPALS.stream().map((who) -> MatrixRow.OUT).toList(),
                "");
        return this.rows.getOrDefault(none.route(), none);
    }

    /** Writes what was observed, from where rows can be taken over. */
    static void write(List<MatrixRow> observed) {
        String table = String.join(
                "\n", observed.stream().sorted().map(MatrixRow::toString).toList());
        try {
            Files.createDirectories(OBSERVED.getParent());
            Files.writeString(OBSERVED, table + "\n");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
