package dev.slipway.sandbox.baseimage;

import dev.slipway.sandbox.aws.ecr.NewImage.Layer;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layers of the base image. Making them takes most of a first start, and only the JDK decides what is in them: they
 * are kept in a folder by its name, for every sandbox that begins afresh.
 */
final class BaseLayers {

    private static final Logger LOG = LoggerFactory.getLogger(BaseLayers.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIST = "layers.json";

    private final Path folder;

    /** @param folder where layers are kept, a folder a name */
    BaseLayers(Path folder) {
        this.folder = folder;
    }

    /** Returns those that are kept where this repository's builds go, so that {@code mvn clean} removes them. */
    static BaseLayers ofThisRepository() {
        return new BaseLayers(ModuleClassPath.repository().resolve("sandbox/target/base-image"));
    }

    /**
     * Copies the layers of a name into a folder; makes them unless they are kept.
     *
     * @param name what they are made of
     * @param maker makes them in a folder
     * @param target folder that gets the copies
     */
    List<Layer> copy(String name, Maker maker, Path target) throws IOException, InterruptedException {
        Path kept = this.folder.resolve(name);
        if (!Files.exists(kept.resolve(LIST))) {
            keep(kept, maker);
        }
        List<Layer> copies = new ArrayList<>();
        for (JsonNode layer : JSON.readTree(Files.readAllBytes(kept.resolve(LIST)))) {
            String file = layer.path("file").asString();
            copies.add(new Layer(
                    Files.copy(kept.resolve(file), target.resolve(file)),
                    layer.path("digest").asString(),
                    layer.path("diffId").asString(),
                    layer.path("size").asLong()));
        }
        return copies;
    }

    /** Makes them beside their place and moves them there whole; who comes second takes what the first has made. */
    private void keep(Path kept, Maker maker) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Files.createDirectories(this.folder);
        Path draft = Files.createTempDirectory(this.folder, "draft");
        try {
            List<Layer> layers = maker.make(draft);
            Files.write(
                    draft.resolve(LIST),
                    JSON.writeValueAsBytes(layers.stream().map(Kept::of).toList()));
            LOG.info(
                    "Made the layers of the base image in {} s, {} MB packed",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    layers.stream().mapToLong(Layer::size).sum() / 1_000_000);
            move(draft, kept);
        } finally {
            delete(draft);
        }
    }

    private static void move(Path draft, Path kept) throws IOException {
        try {
            Files.move(draft, kept);
        } catch (FileSystemException ex) {
            if (!Files.exists(kept.resolve(LIST))) {
                throw ex;
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Makes layers. */
    interface Maker {

        List<Layer> make(Path folder) throws IOException, InterruptedException;
    }

    /** A layer in the list. */
    private record Kept(String file, String digest, String diffId, long size) {

        static Kept of(Layer layer) {
            return new Kept(String.valueOf(layer.file().getFileName()), layer.digest(), layer.diffId(), layer.size());
        }
    }
}
