package dev.slipway.portal.access.matrix;

import java.util.Arrays;
import java.util.List;

/**
 * A row of the matrix: a route, and who comes in.
 *
 * @param method method of the request
 * @param path pattern of the address
 * @param cells {@code in} or {@code –} for each of the {@link #PRINCIPALS}
 * @param body a body that is good enough to reach the question of who asks; empty for none
 */
record MatrixRow(String method, String path, List<String> cells, String body) implements Comparable<MatrixRow> {

    static final String IN = "in";
    static final String OUT = "–";

    /** The columns, in their order. */
    static final List<String> PRINCIPALS = List.of(
            "anonymous",
            "outsider",
            "other team",
            "developer",
            "lead",
            "admin",
            "own token",
            "other token",
            "expired token");

    /** Reads a line of the table. */
    static MatrixRow read(String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
        int last = 2 + PRINCIPALS.size();
        String body = parts.size() > last ? unquoted(parts.get(last)) : "";
        return new MatrixRow(parts.get(0), unquoted(parts.get(1)), parts.subList(2, last), body);
    }

    /** Returns the route without who comes in. */
    String route() {
        return this.method + " " + this.path;
    }

    MatrixRow with(List<String> observed) {
        return new MatrixRow(this.method, this.path, observed, this.body);
    }

    @Override
    public int compareTo(MatrixRow other) {
        int paths = this.path.compareTo(other.path);
        return paths != 0 ? paths : this.method.compareTo(other.method);
    }

    /** Writes the row as a line of the table. */
    @Override
    public String toString() {
        String quoted = this.body.isEmpty() ? "" : "`" + this.body + "`";
        return "| %s | `%s` | %s | %s |".formatted(this.method, this.path, String.join(" | ", this.cells), quoted);
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }
}
