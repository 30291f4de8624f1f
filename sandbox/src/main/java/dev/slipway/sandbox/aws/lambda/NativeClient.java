package dev.slipway.sandbox.aws.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of AWS's runtime interface client. Left to itself, each JVM unpacks it to one and the same file in
 * {@code /tmp}, which is its own only in AWS: here two that start at once load what the other has half written, and die.
 */
final class NativeClient {

    private static final String SETTING =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final String LIBRARY = "aws-lambda-java-runtime-interface-client";

    private final Path folder;

    /** @param folder where it is unpacked, once */
    NativeClient(Path folder) {
        this.folder = folder;
    }

    /** Returns the option that makes a JVM load our copy; none where its class path holds nothing for this machine. */
    Stream<String> option(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter((part) -> part.contains(LIBRARY) && part.endsWith(".jar"))
                .map(this::unpacked)
                .flatMap(Optional::stream)
                .limit(1)
                .map((file) -> "-D%s=%s".formatted(SETTING, file));
    }

    private synchronized Optional<Path> unpacked(String jar) {
        try (ZipFile client = new ZipFile(jar)) {
            ZipEntry entry = client.getEntry("jni/" + name());
            if (entry == null) {
                return Optional.empty();
            }
            Path target = this.folder
                    .resolve(Path.of(jar).getFileName() + "-" + name())
                    .toAbsolutePath();
            if (!Files.exists(target)) {
                Files.createDirectories(this.folder);
                Path draft = Files.createTempFile(this.folder, "draft", ".so");
                try (InputStream in = client.getInputStream(entry)) {
                    Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return Optional.of(target);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String name() {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return "libaws-lambda-jni.linux%s-%s.so".formatted(musl ? "_musl" : "", architecture);
    }
}
