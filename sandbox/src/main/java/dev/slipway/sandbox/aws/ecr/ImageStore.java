package dev.slipway.sandbox.aws.ecr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Images by reference, read straight from the registry's files. */
public final class ImageStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String authority;
    private final Repositories repositories;
    private final Images images;

    ImageStore(String authority, Repositories repositories) {
        this.authority = authority;
        this.repositories = repositories;
        this.images = new Images(repositories);
    }

    /**
     * Finds the image of a reference such as {@code localhost:8084/slipway/shop@sha256:…}; of an index, the image for
     * this machine. Empty if the registry has no such image.
     */
    public Optional<StoredImageFiles> find(String reference) {
        if (!reference.startsWith(this.authority + "/")) {
            return Optional.empty();
        }
        String rest = reference.substring(this.authority.length() + 1);
        int at = rest.indexOf('@');
        int colon = rest.lastIndexOf(':');
        int end = at >= 0 ? at : colon >= 0 ? colon : rest.length();
        String version = end == rest.length() ? "latest" : rest.substring(end + 1);
        return this.repositories
                .find(rest.substring(0, end))
                .flatMap((repository) ->
                        this.images.resolve(repository, version).map((digest) -> read(repository, digest)));
    }

    /** Finds the reference by digest of what a tag stands for; empty if there is no such tag or repository. */
    public Optional<String> findTag(String repository, String tag) {
        return this.repositories
                .find(repository)
                .flatMap((found) -> this.images.resolve(found, tag))
                .map((digest) -> reference(repository, digest));
    }

    /** Pushes an image into a repository, which is created if need be; returns its reference by digest. */
    public String push(String repository, String tag, NewImage image) throws IOException {
        return reference(repository, new ImageWriter(this.repositories).write(repository, tag, image));
    }

    private String reference(String repository, String digest) {
        return "%s/%s@%s".formatted(this.authority, repository, digest);
    }

    private StoredImageFiles read(StoredRepository repository, String digest) {
        Manifest manifest = this.images.read(repository, digest);
        if (manifest.isIndex()) {
            return read(repository, manifest.manifestFor("linux", architecture()));
        }
        JsonNode configuration = JSON.readTree(this.repositories.blobs().read(manifest.config()));
        List<Path> layers = manifest.layers().stream()
                .map((layer) -> this.repositories.blobs().find(layer).orElseThrow())
                .toList();
        return new StoredImageFiles(digest, configuration, layers);
    }

    /** Returns this machine's architecture in the words of image manifests. */
    public static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name.equals("x86_64") ? "amd64" : name;
    }

    /**
     * An image as it lies on disk.
     *
     * @param digest digest of its manifest
     * @param configuration its configuration
     * @param layers files of its layers, lowest first
     */
    public record StoredImageFiles(String digest, JsonNode configuration, List<Path> layers) {}
}
