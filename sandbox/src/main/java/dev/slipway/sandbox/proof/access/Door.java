package dev.slipway.sandbox.proof.access;

import java.util.Arrays;
import java.util.List;

/**
 * A row of {@code docs/access-matrix.md}.
 *
 * @param method method of the request
 * @param path pattern of the address
 * @param comesIn for each principal, whether they come in
 * @param body a body that reaches the question of who asks
 */
record Door(String method, String path, List<Boolean> comesIn, String body) {

    /** The columns of the table. */
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

    static List<Door> read(List<String> lines) {
        return lines.stream()
                .filter((line) -> line.matches("\\| [A-Z]+ \\| `.*"))
                .map(Door::of)
                .toList();
    }

    private static Door of(String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
        int last = 2 + PRINCIPALS.size();
        return new Door(
                parts.get(0),
                parts.get(1).replace("`", ""),
                parts.subList(2, last).stream().map("in"::equals).toList(),
                parts.size() > last ? parts.get(last).replace("`", "") : "");
    }

    boolean changes() {
        return !this.method.equals("GET");
    }
}
