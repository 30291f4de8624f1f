package dev.slipway.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A collection of values that survives a restart: one JSON file a value, written whole and moved into place.
 *
 * @param <T> type of the values, a record that Jackson can read and write
 */
public final class Documents<T> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".json";

    private final Path folder;
    private final ConcurrentSkipListMap<String, T> values = new ConcurrentSkipListMap<>();

    private Documents(Path folder) {
        this.folder = folder;
    }

    /** Opens the collection in a folder, which is made if need be. */
    public static <T> Documents<T> open(Path folder, Class<T> type) {
        Documents<T> documents = new Documents<>(folder);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter((path) -> path.toString().endsWith(ENDING)).toList()) {
                    documents.values.put(keyOf(file), JSON.readValue(Files.readAllBytes(file), type));
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return documents;
    }

    /** Finds a value. */
    public Optional<T> find(String key) {
        return Optional.ofNullable(this.values.get(key));
    }

    /** Returns all values in the order of their keys. */
    public List<T> all() {
        return List.copyOf(this.values.values());
    }

    /** Stores a value; it is on disk when this returns. */
    public synchronized void put(String key, T value) {
        try {
            Path target = fileOf(key);
            Path draft = target.resolveSibling(target.getFileName() + ".draft");
            Files.write(draft, JSON.writeValueAsBytes(value));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            this.values.put(key, value);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Forgets a value. */
    public synchronized void remove(String key) {
        try {
            Files.deleteIfExists(fileOf(key));
            this.values.remove(key);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Forgets all values of a sort. */
    public synchronized void removeIf(Predicate<T> condition) {
        for (Map.Entry<String, T> entry : this.values.entrySet()) {
            if (condition.test(entry.getValue())) {
                remove(entry.getKey());
            }
        }
    }

    private Path fileOf(String key) {
        return this.folder.resolve(URLEncoder.encode(key, StandardCharsets.UTF_8) + ENDING);
    }

    private static String keyOf(Path file) {
        String name = file.getFileName().toString();
        return URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8);
    }
}
