package dev.slipway.sandbox.aws.ecr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Layers, configurations and manifests as files named after their own digest. */
final class BlobStore {

    private final Path blobs;
    private final Path uploads;

    private BlobStore(Path blobs, Path uploads) {
        this.blobs = blobs;
        this.uploads = uploads;
    }

    /** Opens the store in a folder; uploads that an earlier sandbox left behind are removed. */
    static BlobStore open(Path folder) {
        try {
            BlobStore store = new BlobStore(folder.resolve("blobs/sha256"), folder.resolve("uploads"));
            Files.createDirectories(store.blobs);
            Files.createDirectories(store.uploads);
            for (Path left : list(store.uploads)) {
                Files.delete(left);
            }
            return store;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Finds a blob's file. */
    Optional<Path> find(String digest) {
        return Optional.of(fileOf(digest)).filter(Files::isRegularFile);
    }

    /** Reads a blob whole. */
    byte[] read(String digest) {
        try {
            return Files.readAllBytes(fileOf(digest));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns a new file to upload into. */
    Path newUpload() {
        try {
            return Files.createFile(this.uploads.resolve(UUID.randomUUID().toString()));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Makes an upload a blob; false, and the upload gone, if it has not the digest that was promised. */
    boolean keep(Path upload, String digest) {
        try {
            if (!Digest.of(upload).equals(digest)) {
                Files.delete(upload);
                return false;
            }
            Files.move(upload, fileOf(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Stores bytes; returns their digest. */
    String keep(byte[] bytes) {
        try {
            Path upload = newUpload();
            Files.write(upload, bytes);
            String digest = Digest.of(bytes);
            Files.move(upload, fileOf(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return digest;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Removes every blob that is not among these. */
    void retain(Set<String> digests) {
        try {
            for (Path blob : list(this.blobs)) {
                if (!digests.contains("sha256:" + blob.getFileName())) {
                    Files.delete(blob);
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Path fileOf(String digest) {
        if (!Digest.isDigest(digest)) {
            throw new IllegalArgumentException("'%s' is not a sha256 digest.".formatted(digest));
        }
        return this.blobs.resolve(digest.substring("sha256:".length()));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
