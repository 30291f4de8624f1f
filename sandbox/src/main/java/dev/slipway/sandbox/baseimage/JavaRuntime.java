package dev.slipway.sandbox.baseimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java runtime cut out of the JDK that runs the sandbox, with the modules that a server application needs. */
final class JavaRuntime {

    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop", // for java.beans
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Need a display, and with it libraries that no server has. */
    private static final List<String> WITH_DISPLAY = List.of("libawt_xawt.so", "libjawt.so", "libsplashscreen.so");

    private JavaRuntime() {}

    /**
     * Links the runtime.
     *
     * @param target folder that does not exist yet
     */
    static void link(Path target) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("java.home"));
        Path jlink = home.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IOException(
                    "The base image is made with jlink, and %s has none. Run the sandbox with a JDK.".formatted(home));
        }
        Tool.run(List.of(
                jlink.toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--no-header-files",
                "--no-man-pages",
                "--strip-java-debug-attributes",
                "--output",
                target.toString()));
        for (String library : WITH_DISPLAY) {
            Files.deleteIfExists(target.resolve("lib").resolve(library));
        }
        Path certificates = target.resolve("lib/security/cacerts");
        if (!Files.exists(certificates)) {
            Files.copy(home.resolve("lib/security/cacerts").toRealPath(), certificates);
        }
    }
}
