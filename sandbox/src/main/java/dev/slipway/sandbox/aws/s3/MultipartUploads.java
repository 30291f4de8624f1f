package dev.slipway.sandbox.aws.s3;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.s3.IncomingBody.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads in parts that are under way; they end with the sandbox. */
final class MultipartUploads {

    private final Map<String, Map<Integer, Received>> uploads = new ConcurrentHashMap<>();

    String begin() {
        String id = UUID.randomUUID().toString();
        this.uploads.put(id, new ConcurrentHashMap<>());
        return id;
    }

    void add(String upload, int number, Received part) {
        require(upload).put(number, part);
    }

    /** Joins the parts in the order that the caller gives; the entity tag is the digest of the parts' digests. */
    Received complete(String upload, List<Integer> numbers, Path folder) {
        Map<Integer, Received> parts = require(upload);
        Path file = folder.resolve(UUID.randomUUID().toString());
        MessageDigest digest = md5();
        long size = 0;
        try (OutputStream target = Files.newOutputStream(file)) {
            for (int number : numbers) {
                Received part = Optional.ofNullable(parts.get(number)).orElseThrow(MultipartUploads::invalidPart);
                size += Files.copy(part.file(), target);
                digest.update(HexFormat.of().parseHex(part.md5()));
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        abort(upload);
        return new Received(file, size, HexFormat.of().formatHex(digest.digest()) + "-" + numbers.size());
    }

    void abort(String upload) {
        require(upload).values().forEach(MultipartUploads::remove);
        this.uploads.remove(upload);
    }

    private Map<Integer, Received> require(String upload) {
        return Optional.ofNullable(this.uploads.get(upload)).orElseThrow(S3Error::noSuchUpload);
    }

    private static void remove(Received part) {
        try {
            Files.deleteIfExists(part.file());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static AwsError invalidPart() {
        return AwsError.of("InvalidPart", "One or more of the specified parts could not be found.");
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has MD5", ex);
        }
    }
}
