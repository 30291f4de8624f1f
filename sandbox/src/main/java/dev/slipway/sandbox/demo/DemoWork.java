package dev.slipway.sandbox.demo;

import dev.slipway.events.DeploymentChanges.Commit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a team thinks up: one change after the other of one app. */
final class DemoWork {

    private static final List<String> VERBS =
            List.of("Add", "Show", "Fix", "Remember", "Speed up", "Explain", "Sort", "Translate", "Tidy", "Check");
    private static final List<String> THINGS = List.of(
            "the search",
            "the list of results",
            "the opening hours",
            "the form's errors",
            "the receipt by mail",
            "the map",
            "the export",
            "the waiting list",
            "the fees",
            "the address field",
            "the calendar",
            "the reminder");
    private static final List<String> FILES = List.of(
            "src/main/java/app/Search.java",
            "src/main/java/app/Fees.java",
            "src/main/java/app/web/Form.java",
            "src/main/resources/db/migration/V7__more.sql",
            "src/main/resources/static/app.js",
            "src/main/resources/static/app.css",
            "src/test/java/app/SearchTests.java",
            "README.md",
            "pom.xml");

    private final DemoApp app;
    private final RandomGenerator random;
    private int pulls;

    DemoWork(DemoApp app, RandomGenerator random) {
        this.app = app;
        this.random = random;
    }

    /** Returns the next change, whose last commit is made at a time. */
    DemoChange next(Instant committed) {
        this.pulls++;
        List<Commit> commits = new ArrayList<>();
        for (int i = 1 + this.random.nextInt(4); i > 0; i--) {
            String title = one(VERBS) + " " + one(THINGS);
            commits.add(
                    new Commit(hash("SHA-1", title + i), title, this.app.owner().login(), String.valueOf(this.pulls)));
        }
        List<String> files =
                FILES.stream().filter((file) -> this.random.nextInt(3) == 0).toList();
        return new DemoChange(
                commits,
                files.isEmpty() ? List.of("README.md") : files,
                committed,
                "sha256:" + hash("SHA-256", "image"),
                this.pulls);
    }

    private String hash(String algorithm, String of) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm)
                    .digest("%s %d %s"
                            .formatted(this.app.name(), this.pulls, of)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private String one(List<String> words) {
        return words.get(this.random.nextInt(words.size()));
    }
}
