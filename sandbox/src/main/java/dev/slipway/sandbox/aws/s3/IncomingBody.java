package dev.slipway.sandbox.aws.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Streams the body of a request into a file, and checks the digests that came with it. */
final class IncomingBody extends OutputStream {

    private final Path file;
    private final OutputStream target;
    private final MessageDigest md5 = md5();
    private final CRC32 crc = new CRC32();
    private final ChunkedDecoder decoder = new ChunkedDecoder(this);
    private long size;

    private IncomingBody(Path file) throws IOException {
        this.file = file;
        this.target = Files.newOutputStream(file);
    }

    /**
     * Receives a body.
     *
     * @param request the request
     * @param folder where the file is put, under a name of its own
     */
    static Mono<Received> receive(S3Request request, Path folder) {
        boolean chunked = request.header("x-amz-content-sha256")
                .filter((value) -> value.startsWith("STREAMING-"))
                .isPresent();
        return Mono.using(
                () -> new IncomingBody(folder.resolve(UUID.randomUUID().toString())),
                (body) -> request.http()
                        .bodyToFlux(DataBuffer.class)
                        .publishOn(Schedulers.boundedElastic())
                        .doOnNext((buffer) -> body.take(buffer, chunked))
                        .then(Mono.fromCallable(() -> body.checked(request, chunked)))
                        .doOnError((ex) -> body.discard()),
                IncomingBody::close);
    }

    @Override
    public void write(int next) throws IOException {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        this.target.write(bytes, offset, count);
        this.md5.update(bytes, offset, count);
        this.crc.update(bytes, offset, count);
        this.size += count;
    }

    @Override
    public void close() {
        try {
            this.target.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void take(DataBuffer buffer, boolean chunked) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            if (chunked) {
                this.decoder.accept(bytes);
            } else {
                write(bytes, 0, bytes.length);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Received checked(S3Request request, boolean chunked) {
        if (chunked && !this.decoder.isComplete()) {
            throw S3Error.incompleteBody();
        }
        byte[] digest = this.md5.digest();
        check(
                "Content-MD5",
                request.header("Content-MD5").orElse(null),
                Base64.getEncoder().encodeToString(digest));
        String crc = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) this.crc.getValue())
                        .array());
        check("CRC32", request.header("x-amz-checksum-crc32").orElse(null), crc);
        check("CRC32", this.decoder.trailers().get("x-amz-checksum-crc32"), crc);
        return new Received(this.file, this.size, HexFormat.of().formatHex(digest));
    }

    private static void check(String what, @Nullable String given, String computed) {
        if (given != null && !given.equals(computed)) {
            throw S3Error.badDigest(what);
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(this.file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has MD5", ex);
        }
    }

    /**
     * A body that was received whole.
     *
     * @param file where it is
     * @param size its length in bytes
     * @param md5 its MD5 digest in hexadecimal digits
     */
    record Received(Path file, long size, String md5) {}
}
