package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.ecr.NewImage.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an image of this machine into a repository; the same image always gets the same digest. */
final class ImageWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Repositories repositories;

    ImageWriter(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Writes an image and returns its digest. */
    String write(String repository, String tag, NewImage image) throws IOException {
        if (this.repositories.find(repository).isEmpty()) {
            this.repositories.create(repository, false, Map.of());
        }
        byte[] configuration = JSON.writeValueAsBytes(configuration(image));
        Path upload = this.repositories.blobs().newUpload();
        Files.write(upload, configuration);
        this.repositories.keepLayer(repository, upload, Digest.of(configuration));
        for (Layer layer : image.layers()) {
            Path moved = this.repositories.blobs().newUpload();
            Files.move(layer.file(), moved, StandardCopyOption.REPLACE_EXISTING);
            this.repositories.keepLayer(repository, moved, layer.digest());
        }
        byte[] manifest = JSON.writeValueAsBytes(manifest(image, configuration));
        return new Images(this.repositories).push(repository, tag, Manifest.parse("", manifest));
    }

    private static Map<String, Object> configuration(NewImage image) {
        List<String> diffIds = image.layers().stream().map(Layer::diffId).toList();
        return Map.of(
                "architecture", ImageStore.architecture(),
                "os", System.getProperty("os.name").startsWith("Linux") ? "linux" : "darwin",
                "created", "1970-01-01T00:00:00Z",
                "config", image.configuration(),
                "rootfs", Map.of("type", "layers", "diff_ids", diffIds));
    }

    private static Map<String, Object> manifest(NewImage image, byte[] configuration) {
        List<Map<String, Object>> layers = image.layers().stream()
                .map((layer) -> descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer.digest(), layer.size()))
                .toList();
        return Map.of(
                "schemaVersion",
                2,
                "mediaType",
                "application/vnd.oci.image.manifest.v1+json",
                "config",
                descriptor("application/vnd.oci.image.config.v1+json", Digest.of(configuration), configuration.length),
                "layers",
                layers);
    }

    private static Map<String, Object> descriptor(String type, String digest, long size) {
        return Map.of("mediaType", type, "digest", digest, "size", size);
    }
}
