package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The log groups, and their streams as files with one event a line. */
public final class LogStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".jsonl";

    private final Documents<LogGroup> groups;
    private final Path streams;
    private final Clock clock;

    LogStore(Path folder, Clock clock) {
        this.groups = Documents.open(folder.resolve("groups"), LogGroup.class);
        this.streams = folder.resolve("streams");
        this.clock = clock;
    }

    /** Returns whether there is such a log group. */
    public boolean exists(String group) {
        return this.groups.find(group).isPresent();
    }

    /** Writes lines into a stream, which is created if need be; a group that is gone swallows them. */
    public void write(String group, String stream, Collection<String> lines) {
        if (!exists(group) || lines.isEmpty()) {
            return;
        }
        long now = this.clock.millis();
        append(
                group,
                stream,
                lines.stream().map((line) -> new LogEvent(now, line, now)).toList());
    }

    List<LogGroup> all() {
        return this.groups.all();
    }

    LogGroup get(String name) {
        return this.groups
                .find(name)
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "The specified log group does not exist."));
    }

    /** Creates a log group. */
    public synchronized void create(String name, Map<String, String> tags) {
        if (!name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "1 validation error detected: Value '%s' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"
                            .formatted(name));
        }
        if (exists(name)) {
            throw AwsError.of("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        this.groups.put(name, new LogGroup(name, this.clock.instant(), null, tags));
    }

    synchronized void change(String name, UnaryOperator<LogGroup> change) {
        this.groups.put(name, change.apply(get(name)));
    }

    synchronized void delete(String name) {
        get(name);
        for (LogStream stream : streams(name)) {
            deleteStream(name, stream.name());
        }
        this.groups.remove(name);
    }

    synchronized void createStream(String group, String stream) {
        get(group);
        if (Files.exists(fileOf(group, stream))) {
            throw AwsError.of("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
        append(group, stream, List.of());
    }

    synchronized void deleteStream(String group, String stream) {
        try {
            Files.delete(stream(group, stream));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Lists the streams of a group, the one that was written last at the end. */
    List<LogStream> streams(String group) {
        get(group);
        Path folder = this.streams.resolve(encode(group));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(LogStore::describe)
                    .sorted(Comparator.comparingLong(LogStream::lastEvent))
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    synchronized void append(String group, String stream, List<LogEvent> events) {
        try {
            Path file = fileOf(group, stream);
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            StringBuilder lines = new StringBuilder();
            events.forEach(
                    (event) -> lines.append(JSON.writeValueAsString(event)).append('\n'));
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    List<LogEvent> events(String group, String stream) {
        try (Stream<String> lines = Files.lines(stream(group, stream))) {
            return lines.map((line) -> JSON.readValue(line, LogEvent.class)).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Path stream(String group, String stream) {
        get(group);
        Path file = fileOf(group, stream);
        if (!Files.exists(file)) {
            throw AwsError.of("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return file;
    }

    private Path fileOf(String group, String stream) {
        return this.streams.resolve(encode(group)).resolve(encode(stream) + ENDING);
    }

    private static LogStream describe(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            return new LogStream(
                    URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8),
                    Files.readAttributes(file, BasicFileAttributes.class)
                            .creationTime()
                            .toMillis(),
                    Files.getLastModifiedTime(file).toMillis(),
                    Files.size(file));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /**
     * A stream.
     *
     * @param name its name
     * @param createdAt when it was created, in milliseconds since 1970
     * @param lastEvent when it was written last, in milliseconds since 1970
     * @param size bytes it takes
     */
    record LogStream(String name, long createdAt, long lastEvent, long size) {}
}
