package dev.slipway.sandbox.proof.crash;

import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The command {@code prove crashes}: portals are killed and frozen while they create apps; each app must come out clean. */
public final class CrashProof {

    private static final String HELP = """
            usage: sandbox/bin/prove crashes [--times=N] [--fences=N] [--seed=N] [--data=DIR]

            Two portals create apps; the one at work is killed (kill -9) at a random moment, and the other one, or in
            each fifth case one that is started anew, must finish. Then one is frozen past its lease and woken again.
            The outside systems and the table are inspected themselves.

              --times=N    kills (default 20)
              --fences=N   instances frozen and woken (default 3)
              --seed=N     seed of the random moments (default: another one each time; it is printed)
              --data=DIR   keep the sandbox's data in DIR (default: a folder that is deleted)
            """;

    private CrashProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        int status = 1;
        try {
            CrashOptions options = CrashOptions.parse(List.of(arguments));
            Path folder = (options.data() != null) ? options.data() : TemporaryFolder.create();
            System.setProperty("slipway.data", folder.toString());
            status = prove(options, folder, figures) ? 0 : 1;
        } catch (ProofFailed | IllegalStateException | IllegalArgumentException ex) {
            System.err.println("FAILED  " + ex.getMessage());
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(status);
    }

    private static boolean prove(CrashOptions options, Path folder, Map<String, Object> figures) throws IOException {
        Consumer<String> progress = System.err::println;
        progress.accept("seed " + options.seed());
        try (ProofWorld world = ProofWorld.start(folder, system -> progress.accept("starting " + system))) {
            Portals portals = new Portals(world, Map.of());
            Creates creates = creates(world, portals);
            Kills kills = new Kills(creates, portals, options.seed(), progress);
            for (int number = 1; number <= options.times(); number++) {
                kills.once(number);
            }
            Fencing fencing = new Fencing(world, creates, portals, progress);
            List<String> stale = new ArrayList<>();
            for (int number = 1; number <= options.fences(); number++) {
                stale.addAll(fencing.staleWrites(number, Duration.ofMillis(1500L * number)));
            }
            List<String> unclean = new ArrayList<>(kills.unclean());
            unclean.addAll(orphans(world));
            unclean.forEach(progress);
            figures.put("proof", "crashes");
            figures.put("times", options.times());
            figures.put("unclean", unclean.size());
            figures.put("resumeSecondsMax", Math.round(kills.longestResumption().toMillis() / 100.0) / 10.0);
            figures.put("staleWrites", stale.size());
            return unclean.isEmpty() && stale.isEmpty();
        }
    }

    static Creates creates(ProofWorld world, Portals portals) {
        portals.complete();
        return new Creates(world);
    }

    /** What one system has of an app and another one has not. */
    static List<String> orphans(ProofWorld world) {
        Set<String> apps = new TreeSet<>(world.view().repositories());
        List<String> orphans = new ArrayList<>();
        Map.of(
                        "folders", world.view().folders(),
                        "registries", world.view().registries(),
                        "stacks", world.view().stacks(),
                        "services", world.view().services())
                .forEach((what, names) -> {
                    if (!names.equals(apps)) {
                        orphans.add("repositories of %s, but %s of %s".formatted(apps, what, names));
                    }
                });
        return orphans;
    }
}
