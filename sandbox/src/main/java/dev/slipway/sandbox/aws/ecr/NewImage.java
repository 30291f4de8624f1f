package dev.slipway.sandbox.aws.ecr;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An image that was made on this machine and is not in the registry yet.
 *
 * @param configuration how its containers run: user, variables, labels, …
 * @param layers its layers, lowest first
 */
public record NewImage(Map<String, Object> configuration, List<Layer> layers) {

    /** Copies the layers. */
    public NewImage {
        layers = List.copyOf(layers);
    }

    /**
     * A layer as gzipped tar.
     *
     * @param file the file, which the registry takes away
     * @param digest digest of the file
     * @param diffId digest of the tar in it
     * @param size bytes of the file
     */
    public record Layer(Path file, String digest, String diffId, long size) {}
}
