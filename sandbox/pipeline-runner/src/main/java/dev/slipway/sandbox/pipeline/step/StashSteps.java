package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code stash} and {@code unstash}: files put aside for a later stage of the same build. */
final class StashSteps {

    private StashSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step(
                        "stash",
                        List.of("name", "includes", "excludes", "allowEmpty", "useDefaultExcludes"),
                        StashSteps::stash),
                StepDefinition.step("unstash", List.of("name"), StashSteps::unstash));
    }

    private static @Nullable Object stash(StepCall call) throws IOException {
        Path folder = call.context().folder();
        List<Path> files = Trees.matching(folder, call.text("includes", "**"), excludes(call));
        if (files.isEmpty() && !call.flag("allowEmpty", false)) {
            throw new AbortException("No files included in stash ‘%s’".formatted(call.text("name")));
        }
        copy(files, folder, aside(call));
        call.log("Stashed %d file(s)".formatted(files.size()));
        return null;
    }

    private static @Nullable Object unstash(StepCall call) throws IOException {
        Path aside = aside(call);
        if (!Files.isDirectory(aside)) {
            throw new AbortException("No such saved stash ‘%s’".formatted(call.text("name")));
        }
        copy(Trees.matching(aside, "**", ""), aside, call.context().folder());
        return null;
    }

    /** As on a controller, what version control keeps for itself is left out unless it is asked for. */
    private static String excludes(StepCall call) {
        String named = call.text("excludes", "");
        return call.flag("useDefaultExcludes", true) ? named + ",**/.git/**,**/.gitignore,**/.gitattributes" : named;
    }

    private static Path aside(StepCall call) {
        String name = call.text("name");
        if (!name.matches("[\\w.@ -]+") || name.startsWith(".")) {
            throw new IllegalArgumentException(
                    "'%s' is no name for a stash: use letters, digits, '-', '_', '.'.".formatted(name));
        }
        return call.context().build().request().buildFolder().resolve("stashes").resolve(name);
    }

    private static void copy(List<Path> files, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
