package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.http.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The objects of one bucket. A new content gets a file of its own, so a reader never sees half of two. */
final class ObjectStore {

    private final Path contents;
    private final Documents<StoredObject> objects;

    ObjectStore(Path folder) {
        this.contents = folder.resolve("contents");
        this.objects = Documents.open(folder.resolve("objects"), StoredObject.class);
        try {
            Files.createDirectories(this.contents);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns the folder in which bodies are received. */
    Path contents() {
        return this.contents;
    }

    Path contentOf(StoredObject object) {
        return this.contents.resolve(object.content());
    }

    Optional<StoredObject> find(String key) {
        return this.objects.find(nameOf(key));
    }

    StoredObject require(String key) {
        return find(key).orElseThrow(S3Error::noSuchKey);
    }

    /** Returns all objects in the order of their keys' bytes. */
    List<StoredObject> all() {
        return this.objects.all().stream()
                .sorted(Comparator.comparing(
                        (StoredObject object) -> object.key().getBytes(StandardCharsets.UTF_8),
                        Arrays::compareUnsigned))
                .toList();
    }

    synchronized void put(StoredObject object) {
        Optional<StoredObject> old = find(object.key());
        this.objects.put(nameOf(object.key()), object);
        old.ifPresent(this::removeContent);
    }

    synchronized void remove(String key) {
        find(key).ifPresent((object) -> {
            this.objects.remove(nameOf(key));
            removeContent(object);
        });
    }

    private void removeContent(StoredObject object) {
        try {
            Files.deleteIfExists(contentOf(object));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A key may be longer than a file's name, so the file is named by a hash of it. */
    private static String nameOf(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
