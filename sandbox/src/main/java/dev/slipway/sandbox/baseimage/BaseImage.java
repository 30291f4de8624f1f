package dev.slipway.sandbox.baseimage;

import dev.slipway.sandbox.aws.ecr.ImageStore;
import dev.slipway.sandbox.aws.ecr.NewImage;
import dev.slipway.sandbox.aws.ecr.NewImage.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the base image: this machine's Java, the libraries that it links to, a shell, CA certificates and a user
 * without rights. Podman and Docker run it unchanged.
 *
 * <p>The same JDK on the same machine gives the same digest, and is built once.
 */
public final class BaseImage {

    private static final Logger LOG = LoggerFactory.getLogger(BaseImage.class);
    /** Goes up with every change of what is in the image. */
    private static final int RECIPE = 1;

    private static final int USER = 1000;
    private static final Path SHELL = Path.of("/bin/sh");

    private final ImageStore registry;
    private final BaseLayers layers;

    /** @param registry where the image goes */
    public BaseImage(ImageStore registry) {
        this(registry, BaseLayers.ofThisRepository());
    }

    BaseImage(ImageStore registry, BaseLayers layers) {
        this.registry = registry;
        this.layers = layers;
    }

    /** Returns the name of the image's repository, which tells the Java it holds: {@code slipway-base/java17}. */
    public static String repository() {
        return "slipway-base/java" + Runtime.version().feature();
    }

    /**
     * Returns the image's reference by digest; builds the image if the registry lacks it.
     *
     * @throws IllegalStateException if this machine cannot build it
     */
    public String reference() {
        Optional<String> present = this.registry.findTag(repository(), tag());
        if (present.isPresent()) {
            return present.get();
        }
        try {
            return build();
        } catch (IOException ex) {
            throw new IllegalStateException("The base image could not be built: " + ex.getMessage(), ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Building the base image was interrupted.", ex);
        }
    }

    private String build() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("base-image").toRealPath();
        try {
            List<Layer> layers =
                    this.layers.copy(repository().replace('/', '-') + "-" + tag(), BaseImage::layers, folder);
            String reference = this.registry.push(repository(), tag(), new NewImage(configuration(), layers));
            LOG.info("The base image of Java {} is {}", Runtime.version(), reference);
            return reference;
        } finally {
            BaseLayers.delete(folder);
        }
    }

    private static List<Layer> layers(Path folder) throws IOException, InterruptedException {
        Path java = folder.resolve("java");
        JavaRuntime.link(java);
        try {
            return List.of(
                    system(java).write(folder.resolve("system.tar.gz")),
                    new LayerWriter().tree("opt/java", java).write(folder.resolve("java.tar.gz")));
        } finally {
            BaseLayers.delete(java);
        }
    }

    private static LayerWriter system(Path java) throws IOException, InterruptedException {
        LayerWriter layer = new LayerWriter()
                .folder("dev", 0755, 0)
                .folder("proc", 0755, 0)
                .folder("sys", 0755, 0)
                .folder("tmp", 01777, 0)
                .folder("home", 0755, 0)
                .folder("home/app", 0755, USER)
                .text(
                        "etc/passwd",
                        "root:x:0:0:root:/:/bin/sh\napp:x:%1$d:%1$d:app:/home/app:/bin/sh\n".formatted(USER))
                .text("etc/group", "root:x:0:\napp:x:%d:\n".formatted(USER))
                .text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n")
                .text("etc/hosts", "127.0.0.1 localhost\n")
                .text("etc/resolv.conf", "");
        List<Path> shell = Stream.of(SHELL).filter(Files::isExecutable).toList();
        shell.forEach((program) -> layer.file("bin/sh", program));
        for (Path library : SharedLibraries.of(java, shell)) {
            layer.file(library.toString().substring(1), library);
        }
        return layer;
    }

    private static Map<String, Object> configuration() {
        return Map.of(
                "User",
                "app",
                "WorkingDir",
                "/home/app",
                "Env",
                List.of("PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin", "JAVA_HOME=/opt/java", "LANG=C.UTF-8"),
                "Labels",
                Map.of(
                        "org.opencontainers.image.title", repository(),
                        "org.opencontainers.image.version", Runtime.version().toString()));
    }

    private static String tag() {
        String vendor = System.getProperty("java.vendor", "");
        return "%s-%s-%d"
                .formatted(Runtime.version(), Integer.toHexString(vendor.hashCode()), RECIPE)
                .replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
