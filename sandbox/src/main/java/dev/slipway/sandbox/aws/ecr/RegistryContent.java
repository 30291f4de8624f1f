package dev.slipway.sandbox.aws.ecr;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What the registry hands out and takes as a whole: blobs, manifests and lists of tags. */
final class RegistryContent {

    private static final String DIGEST = "Docker-Content-Digest";
    private static final MediaType BINARY = MediaType.APPLICATION_OCTET_STREAM;

    private final Repositories repositories;
    private final Images images;

    RegistryContent(Repositories repositories, Images images) {
        this.repositories = repositories;
        this.images = images;
    }

    /** Answers GET and HEAD of a blob; GET also in ranges. */
    Mono<ServerResponse> blob(ServerRequest request, String name, String digest) {
        Path file = Optional.of(digest)
                .filter(Digest::isDigest)
                .filter(this.repositories.get(name).layers()::contains)
                .flatMap(this.repositories.blobs()::find)
                .orElseThrow(() -> RegistryError.blobUnknown(digest));
        ServerResponse.BodyBuilder response =
                ServerResponse.ok().contentType(BINARY).header(DIGEST, digest);
        return isHead(request)
                ? response.contentLength(file.toFile().length()).build()
                : response.body(BodyInserters.fromResource(new FileSystemResource(file)));
    }

    /** Answers GET and HEAD of a manifest. */
    Mono<ServerResponse> manifest(ServerRequest request, String name, String reference) {
        StoredRepository repository = this.repositories.get(name);
        String digest = this.images
                .resolve(repository, reference)
                .orElseThrow(() -> new RegistryError(404, "MANIFEST_UNKNOWN", "Requested image not found"));
        Manifest manifest = this.images.read(repository, digest);
        ServerResponse.BodyBuilder response = ServerResponse.ok()
                .contentType(MediaType.parseMediaType(manifest.mediaType()))
                .header(DIGEST, digest)
                .contentLength(manifest.bytes().length);
        return isHead(request) ? response.build() : response.bodyValue(manifest.bytes());
    }

    /** Takes a manifest. */
    Mono<ServerResponse> push(ServerRequest request, String name, String reference) {
        String declared = request.headers()
                .contentType()
                .map((type) -> type.getType() + "/" + type.getSubtype())
                .orElse("");
        return request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).flatMap((bytes) -> {
            String digest = this.images.push(name, reference, Manifest.parse(declared, bytes));
            return ServerResponse.status(201)
                    .header("Location", "/v2/%s/manifests/%s".formatted(name, digest))
                    .header(DIGEST, digest)
                    .build();
        });
    }

    /** Deletes an image by its digest; by a tag, only the tag. */
    Mono<ServerResponse> delete(String name, String reference) {
        StoredRepository repository = this.repositories.get(name);
        if (this.images.resolve(repository, reference).isEmpty()) {
            throw new RegistryError(404, "MANIFEST_UNKNOWN", "Requested image not found");
        }
        if (Digest.isDigest(reference)) {
            this.repositories.deleteImage(name, reference);
        } else {
            this.repositories.change(name, (current) -> current.withoutImageTag(reference));
        }
        return ServerResponse.status(202).build();
    }

    /** Lists tags, a page at a time where the caller asks for {@code n}. */
    Mono<ServerResponse> tags(ServerRequest request, String name) {
        String last = request.queryParam("last").orElse("");
        int count = request.queryParam("n")
                .filter((value) -> value.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
        List<String> later = this.repositories.get(name).imageTags().keySet().stream()
                .filter((tag) -> tag.compareTo(last) > 0)
                .sorted()
                .toList();
        List<String> page = later.stream().limit(count).toList();
        ServerResponse.BodyBuilder response = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
        if (page.size() < later.size() && !page.isEmpty()) {
            response.header(
                    "Link",
                    "</v2/%s/tags/list?n=%d&last=%s>; rel=\"next\"".formatted(name, count, page.get(page.size() - 1)));
        }
        return response.bodyValue(Map.of("name", name, "tags", page));
    }

    private static boolean isHead(ServerRequest request) {
        return request.method().equals(HttpMethod.HEAD);
    }
}
