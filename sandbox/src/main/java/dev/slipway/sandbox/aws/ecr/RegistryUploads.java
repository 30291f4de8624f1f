package dev.slipway.sandbox.aws.ecr;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Uploads of blobs: in one request, in one stream or in chunks, straight into files. */
final class RegistryUploads {

    private final Repositories repositories;
    private final Map<String, Path> running = new ConcurrentHashMap<>();

    RegistryUploads(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Starts an upload, or mounts a blob of another repository, or takes the whole blob at once. */
    Mono<ServerResponse> start(ServerRequest request, String name, boolean mayReadSource) {
        this.repositories.get(name);
        String mount = request.queryParam("mount").orElse("");
        String from = request.queryParam("from").orElse("");
        if (mayReadSource && holds(from, mount)) {
            this.repositories.linkLayer(name, mount);
            return created(name, mount);
        }
        Path upload = this.repositories.blobs().newUpload();
        String id = upload.getFileName().toString();
        this.running.put(id, upload);
        if (request.queryParam("digest").isPresent()) {
            return finish(request, name, id);
        }
        return progress(202, name, id, 0);
    }

    /** Appends a chunk. */
    Mono<ServerResponse> append(ServerRequest request, String name, String id) {
        Path upload = upload(id);
        String range = request.headers().firstHeader("Content-Range");
        long size = sizeOf(upload);
        if (range != null && !range.startsWith(size + "-")) {
            return ServerResponse.status(416)
                    .header("Location", locationOf(name, id))
                    .header("Range", "0-" + Math.max(0, size - 1))
                    .build();
        }
        return write(request, upload).then(Mono.defer(() -> progress(202, name, id, sizeOf(upload))));
    }

    /** Takes the last chunk, if there is one, and makes the upload a blob. */
    Mono<ServerResponse> finish(ServerRequest request, String name, String id) {
        String digest = request.queryParam("digest").orElse("");
        if (!Digest.isDigest(digest)) {
            throw RegistryError.digestInvalid("'%s' is not a sha256 digest.".formatted(digest));
        }
        Path upload = upload(id);
        return write(request, upload).then(Mono.defer(() -> {
            this.running.remove(id);
            if (!this.repositories.keepLayer(name, upload, digest)) {
                throw RegistryError.digestInvalid("What was uploaded has not the digest %s.".formatted(digest));
            }
            return created(name, digest);
        }));
    }

    /** Tells how far an upload has come. */
    Mono<ServerResponse> status(String name, String id) {
        return progress(204, name, id, sizeOf(upload(id)));
    }

    /** Gives an upload up. */
    Mono<ServerResponse> cancel(String id) {
        try {
            Files.deleteIfExists(upload(id));
            this.running.remove(id);
            return ServerResponse.noContent().build();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private boolean holds(String repository, String digest) {
        return Digest.isDigest(digest)
                && this.repositories
                        .find(repository)
                        .filter((source) -> source.layers().contains(digest))
                        .isPresent();
    }

    private Path upload(String id) {
        Path upload = this.running.get(id);
        if (upload == null) {
            throw RegistryError.uploadUnknown(id);
        }
        return upload;
    }

    private static Mono<Void> write(ServerRequest request, Path upload) {
        Flux<DataBuffer> body = request.bodyToFlux(DataBuffer.class).publishOn(Schedulers.boundedElastic());
        return Mono.using(
                () -> Files.newOutputStream(upload, StandardOpenOption.APPEND),
                (out) -> DataBufferUtils.write(body, out)
                        .map(DataBufferUtils::release)
                        .then(),
                RegistryUploads::close);
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static long sizeOf(Path upload) {
        try {
            return Files.size(upload);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Mono<ServerResponse> progress(int status, String name, String id, long size) {
        return ServerResponse.status(status)
                .header("Location", locationOf(name, id))
                .header("Range", "0-" + Math.max(0, size - 1))
                .header("Docker-Upload-UUID", id)
                .build();
    }

    private static Mono<ServerResponse> created(String name, String digest) {
        return ServerResponse.status(201)
                .header("Location", "/v2/%s/blobs/%s".formatted(name, digest))
                .header("Docker-Content-Digest", digest)
                .build();
    }

    private static String locationOf(String name, String id) {
        return "/v2/%s/blobs/uploads/%s".formatted(name, id);
    }
}
