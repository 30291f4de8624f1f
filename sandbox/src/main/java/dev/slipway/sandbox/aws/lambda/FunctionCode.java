package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where the code of functions comes from. A handler of this repository runs from the module that it is compiled in,
 * whatever archive the caller names, so that what runs is what stands in the source. Any other handler needs its archive.
 */
final class FunctionCode {

    /** The module of this repository whose handlers are known. */
    static final String MODULE = "lambdas/functions";

    /** AWS's runtime interface client and what it stands on, which AWS's images hold and archives do not. */
    private static final List<String> RUNTIME = List.of("aws-lambda-java-", "utils-lite");

    private final Path folder;

    FunctionCode(Path data) {
        this.folder = data.resolve("code");
    }

    /** Takes the code that a call names. */
    FunctionVersion.Code take(String handlerClass, JsonInput code) {
        if (isOurs(handlerClass)) {
            String sha = digest(handlerClass.getBytes(StandardCharsets.UTF_8));
            return new FunctionVersion.Code(null, 0, sha);
        }
        String archive = code.text("ZipFile");
        if (archive == null) {
            throw AwsError.of(
                    "InvalidParameterValueException",
                    "The sandbox has no class %s in %s and fetches no code from S3: give the archive as ZipFile."
                            .formatted(handlerClass, MODULE));
        }
        return store(Base64.getDecoder().decode(archive));
    }

    /** Returns the class path of a version, AWS's runtime interface client included. */
    String classPath(FunctionVersion.Code code) {
        String module = ModuleClassPath.of(MODULE);
        if (code.file() == null) {
            return module;
        }
        Path archive = this.folder.resolve(code.file());
        List<String> entries = new ArrayList<>(List.of(archive.toString()));
        entries.addAll(libraries(archive));
        Stream.of(module.split(File.pathSeparator))
                .filter((entry) -> RUNTIME.stream().anyMatch(entry::contains))
                .forEach(entries::add);
        return String.join(File.pathSeparator, entries);
    }

    private static boolean isOurs(String handlerClass) {
        return Files.exists(ModuleClassPath.repository()
                .resolve(MODULE)
                .resolve("target/classes")
                .resolve(handlerClass.replace('.', '/') + ".class"));
    }

    private FunctionVersion.Code store(byte[] archive) {
        String sha = digest(archive);
        String file = sha.replace('/', '_').replace('+', '-').replace("=", "") + ".zip";
        try {
            Files.createDirectories(this.folder);
            Files.write(this.folder.resolve(file), archive);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return new FunctionVersion.Code(file, archive.length, sha);
    }

    /** Unpacks the archives in {@code lib/} beside the archive, since a class path cannot reach into it. */
    private static List<String> libraries(Path archive) {
        Path unpacked = Path.of(archive + ".lib");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Files.createDirectories(unpacked);
            List<String> libraries = new ArrayList<>();
            for (ZipEntry entry : zip.stream()
                    .filter((each) -> each.getName().matches("lib/[^/]+\\.jar"))
                    .toList()) {
                Path library = unpacked.resolve(entry.getName().substring("lib/".length()));
                if (Files.notExists(library)) {
                    Files.copy(zip.getInputStream(entry), library);
                }
                libraries.add(library.toString());
            }
            return libraries;
        } catch (IOException ex) {
            throw new AwsError(502, "InvalidZipFileException", "Could not unzip uploaded file: " + ex.getMessage());
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
