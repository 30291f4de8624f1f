package dev.slipway.sandbox.proof;

import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code prove story}: the story in a sandbox of its own, in a folder of its own, on free ports. */
public final class StoryProof {

    static final String HELP = """
            usage: sandbox/bin/prove story [--data=DIR]

            Create app end to end in a sandbox of its own: create by the page, clone, build, deploy,
            use, pull request, merge, redeploy under load, records, mail, restart.

              --data=DIR   keep the sandbox's data in DIR (default: a folder that is deleted)
            """;

    private StoryProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("proof", "story");
        figures.put("ok", false);
        int status = 1;
        try {
            Path folder = folder(List.of(arguments));
            if (folder == null) {
                System.out.print(HELP);
                return;
            }
            System.setProperty("slipway.data", folder.toString());
            prove(folder, true, figures);
            figures.put("ok", true);
            status = 0;
        } catch (ProofFailed | IllegalStateException | IllegalArgumentException ex) {
            System.err.println("FAILED  " + ex.getMessage());
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(status);
    }

    /**
     * Tells the story.
     *
     * @param folder takes the sandbox's data and the developer's clone
     * @param developerTests whether the developer runs the app's own tests, which the pipeline runs in any case
     * @param figures takes what is measured
     */
    static void prove(Path folder, boolean developerTests, Map<String, Object> figures) throws IOException {
        Ports ports = Ports.free();
        Instant begun = Instant.now();
        Path data = folder.resolve("sandbox");
        Story story;
        try (RunningSandbox sandbox = RunningSandbox.start(data, ports, false, StoryProof::progress)) {
            figures.put("startSeconds", seconds(begun));
            story = new Story(sandbox, folder.resolve("checkout"), StoryProof::progress);
            story.create(figures);
            story.use();
            GitCheckout checkout = story.cloneAsDeveloper();
            if (developerTests) {
                story.testAsDeveloper(checkout, figures);
            }
            story.developAndRedeploy(checkout, figures);
            story.checkRecords(figures);
        }
        progress("restart of the sandbox");
        Instant again = Instant.now();
        try (RunningSandbox sandbox = RunningSandbox.start(data, ports, false, StoryProof::progress)) {
            progress("portal again at " + sandbox.portal());
            story.checkAfterRestart();
            figures.put("restartSeconds", seconds(again));
        }
    }

    static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private static void progress(String words) {
        System.err.println(words);
    }

    private static @Nullable Path folder(List<String> arguments) throws IOException {
        for (String argument : arguments) {
            if (argument.equals("--help")) {
                return null;
            }
            if (argument.startsWith("--data=")) {
                return Files.createDirectories(
                        Path.of(argument.substring("--data=".length())).toAbsolutePath());
            }
            throw new IllegalArgumentException(
                    "Unknown option '%s'. Known are --data=DIR and --help.".formatted(argument));
        }
        return TemporaryFolder.create();
    }
}
