package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import hudson.AbortException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps about files of the workspace. */
final class FileSteps {

    private FileSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step("readFile", List.of("file", "encoding"), FileSteps::read),
                StepDefinition.step("writeFile", List.of("file", "text", "encoding"), FileSteps::write),
                StepDefinition.step("fileExists", List.of("file"), (call) -> Files.exists(file(call, "file"))),
                StepDefinition.step("deleteDir", List.of(), FileSteps::deleteDir),
                StepDefinition.atOnce("pwd", List.of("tmp"), FileSteps::pwd),
                StepDefinition.step(
                        "archiveArtifacts",
                        List.of("artifacts", "excludes", "allowEmptyArchive", "fingerprint", "onlyIfSuccessful"),
                        FileSteps::archive));
    }

    private static Path file(StepCall call, String argument) {
        return call.context().folder().resolve(call.text(argument));
    }

    private static String read(StepCall call) throws IOException {
        try {
            return Files.readString(file(call, "file"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException ex) {
            throw missing(ex);
        }
    }

    private static NoSuchFileException missing(NoSuchFileException ex) {
        return new NoSuchFileException(ex.getFile(), null, "readFile: there is no such file in the workspace");
    }

    private static @Nullable Object write(StepCall call) throws IOException {
        Path file = file(call, "file").toAbsolutePath();
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, call.text("text"), StandardCharsets.UTF_8);
        return null;
    }

    private static @Nullable Object deleteDir(StepCall call) throws IOException {
        Trees.delete(call.context().folder());
        return null;
    }

    private static String pwd(StepCall call) {
        Path folder = call.context().folder();
        return call.flag("tmp", false) ? folder + "@tmp" : folder.toString();
    }

    private static @Nullable Object archive(StepCall call) throws IOException {
        call.log("Archiving artifacts");
        Path folder = call.context().folder();
        List<Path> files = Trees.matching(folder, call.text("artifacts"), call.text("excludes", ""));
        if (files.isEmpty() && !call.flag("allowEmptyArchive", false)) {
            throw new AbortException(
                    "No artifacts found that match the file pattern \"%s\".".formatted(call.text("artifacts")));
        }
        Path archive = call.context().build().request().buildFolder().resolve("archive");
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            Path target = archive.resolve(name);
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            call.context().build().events().tell("artifact", Map.of("path", name));
        }
        return null;
    }
}
