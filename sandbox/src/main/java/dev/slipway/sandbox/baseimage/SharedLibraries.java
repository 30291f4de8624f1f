package dev.slipway.sandbox.baseimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of this machine that programs link to, by {@code ldd}. */
final class SharedLibraries {

    private static final Path LDD = Path.of("/usr/bin/ldd");
    private static final Pattern LINE = Pattern.compile("^\\s+(?:\\S+ => )?(?<path>/\\S+) \\(0x", Pattern.MULTILINE);
    /** Opened by name when an address is looked up, so that no program links to them. */
    private static final List<String> NAME_LOOKUP = List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2");

    private SharedLibraries() {}

    /** Finds the libraries that all programs and libraries in a folder, and these further programs, link to. */
    static Set<Path> of(Path folder, List<Path> programs) throws IOException, InterruptedException {
        if (!Files.isExecutable(LDD)) {
            return Set.of();
        }
        List<String> command = new ArrayList<>(List.of(LDD.toString()));
        programs.forEach((program) -> command.add(program.toString()));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(SharedLibraries::isBinary)
                    .forEach((file) -> command.add(file.toString()));
        }
        Set<Path> libraries = new TreeSet<>();
        Matcher lines = LINE.matcher(Tool.run(command));
        while (lines.find()) {
            Path library = Path.of(lines.group("path"));
            if (!library.normalize().startsWith(folder)) {
                libraries.add(library);
            }
        }
        libraries.addAll(nameLookup(libraries));
        return libraries;
    }

    private static boolean isBinary(Path file) {
        return file.toString().endsWith(".so") || file.toString().contains("/bin/");
    }

    private static List<Path> nameLookup(Set<Path> libraries) {
        return libraries.stream()
                .filter((library) -> library.getFileName().toString().startsWith("libc.so"))
                .flatMap((libc) -> NAME_LOOKUP.stream().map(libc::resolveSibling))
                .filter(Files::exists)
                .toList();
    }
}
