package dev.slipway.sandbox.aws.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log stream on disk, one event a line. So that a task which floods its log does not fill the disk, the stream is
 * kept in two files: when the newer one is full it takes the place of the older, whose events are gone.
 */
final class StreamFile {

    static final String ENDING = ".jsonl";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final long most;

    /**
     * @param folder folder of the log group
     * @param stream name of the stream
     * @param most bytes after which a file is full
     */
    StreamFile(Path folder, String stream, long most) {
        this.file = folder.resolve(encode(stream) + ENDING);
        this.most = most;
    }

    /** Returns the name of the stream that a file keeps. */
    static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8);
    }

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    boolean exists() {
        return Files.exists(this.file);
    }

    void append(List<LogEvent> events) throws IOException {
        Files.createDirectories(this.file.resolveSibling("."));
        if (exists() && Files.size(this.file) >= this.most) {
            makeRoom();
        }
        StringBuilder lines = new StringBuilder();
        events.forEach((event) -> lines.append(JSON.writeValueAsString(event)).append('\n'));
        Files.writeString(this.file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Reads what is left of the stream, the oldest event first. */
    List<LogLine> read() throws IOException {
        List<LogLine> lines = new ArrayList<>();
        long first = gone();
        for (Path part : List.of(older(), this.file)) {
            if (Files.exists(part)) {
                for (String line : Files.readAllLines(part)) {
                    lines.add(new LogLine(first + lines.size(), JSON.readValue(line, LogEvent.class)));
                }
            }
        }
        return lines;
    }

    void delete() throws IOException {
        for (Path part : List.of(older(), goneFile(), this.file)) {
            Files.deleteIfExists(part);
        }
    }

    LogStream describe() {
        try {
            long size = Files.exists(older()) ? Files.size(older()) : 0;
            return new LogStream(
                    nameOf(this.file),
                    Files.readAttributes(this.file, BasicFileAttributes.class)
                            .creationTime()
                            .toMillis(),
                    Files.getLastModifiedTime(this.file).toMillis(),
                    size + Files.size(this.file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void makeRoom() throws IOException {
        if (Files.exists(older())) {
            try (Stream<String> lines = Files.lines(older())) {
                Files.writeString(goneFile(), String.valueOf(gone() + lines.count()));
            }
        }
        Files.move(this.file, older(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private long gone() throws IOException {
        return Files.exists(goneFile()) ? Long.parseLong(Files.readString(goneFile())) : 0;
    }

    private Path older() {
        return this.file.resolveSibling(this.file.getFileName() + ".older");
    }

    private Path goneFile() {
        return this.file.resolveSibling(this.file.getFileName() + ".gone");
    }
}
