package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The log groups and what is left of their streams. */
public final class LogStore {

    /** Bytes of a stream's newer file, which are as many as its older one may have. */
    private static final long MOST = 8 * 1024 * 1024;

    private final Documents<LogGroup> groups;
    private final Path streams;
    private final long most;
    private final Clock clock;

    LogStore(Path folder, Clock clock) {
        this(folder, MOST, clock);
    }

    LogStore(Path folder, long most, Clock clock) {
        this.groups = Documents.open(folder.resolve("groups"), LogGroup.class);
        this.streams = folder.resolve("streams");
        this.most = most;
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
        if (file(group, stream).exists()) {
            throw AwsError.of("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
        append(group, stream, List.of());
    }

    synchronized void deleteStream(String group, String stream) {
        try {
            existing(group, stream).delete();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Lists the streams of a group, the one that was written last at the end. */
    List<LogStream> streams(String group) {
        get(group);
        Path folder = this.streams.resolve(StreamFile.encode(group));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter((file) -> file.toString().endsWith(StreamFile.ENDING))
                    .map((file) -> file(group, StreamFile.nameOf(file)).describe())
                    .sorted(Comparator.comparingLong(LogStream::lastEvent))
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    synchronized void append(String group, String stream, List<LogEvent> events) {
        try {
            file(group, stream).append(events);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Reads what is left of a stream, the oldest event first. */
    synchronized List<LogLine> lines(String group, String stream) {
        try {
            return existing(group, stream).read();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private StreamFile existing(String group, String stream) {
        get(group);
        StreamFile file = file(group, stream);
        if (!file.exists()) {
            throw AwsError.of("ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return file;
    }

    private StreamFile file(String group, String stream) {
        return new StreamFile(this.streams.resolve(StreamFile.encode(group)), stream, this.most);
    }
}
