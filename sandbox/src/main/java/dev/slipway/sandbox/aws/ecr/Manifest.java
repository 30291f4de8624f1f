package dev.slipway.sandbox.aws.ecr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A manifest of an image or of an index, in Docker's or in OCI's form.
 *
 * @param mediaType its media type
 * @param bytes the manifest as it was pushed, which its digest is made of
 * @param tree the same, parsed
 */
record Manifest(String mediaType, byte[] bytes, JsonNode tree) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OCI_IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final Set<String> KNOWN = Set.of(
            OCI_IMAGE,
            OCI_INDEX,
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    /**
     * Reads a manifest.
     *
     * @param declared media type of the request, which the manifest's own must not contradict
     * @throws RegistryError {@code MANIFEST_INVALID} if it is none of the known forms
     */
    static Manifest parse(String declared, byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            String mediaType = tree.path("mediaType").asString(declared);
            if (mediaType.isEmpty() || "application/json".equals(mediaType)) {
                mediaType = tree.has("manifests") ? OCI_INDEX : OCI_IMAGE;
            }
            if (!KNOWN.contains(mediaType) || tree.path("schemaVersion").asInt(0) != 2) {
                throw RegistryError.manifestInvalid("Manifests of type '%s' are not supported; push one of %s."
                        .formatted(mediaType, KNOWN.stream().sorted().toList()));
            }
            Manifest manifest = new Manifest(mediaType, bytes, tree);
            if (!manifest.isIndex() && !Digest.isDigest(manifest.config())) {
                throw RegistryError.manifestInvalid("The manifest has no configuration with a sha256 digest.");
            }
            return manifest;
        } catch (JacksonException ex) {
            throw RegistryError.manifestInvalid("The manifest is not JSON: " + ex.getOriginalMessage());
        }
    }

    boolean isIndex() {
        return this.tree.has("manifests");
    }

    /** Returns the digest of the configuration, empty for an index. */
    String config() {
        return this.tree.path("config").path("digest").asString("");
    }

    /** Returns the digests of the layers, lowest first. */
    List<String> layers() {
        List<String> digests = new ArrayList<>();
        this.tree
                .path("layers")
                .forEach((layer) -> digests.add(layer.path("digest").asString("")));
        return digests;
    }

    /** Returns the digests of an index's manifests. */
    List<String> manifests() {
        List<String> digests = new ArrayList<>();
        this.tree
                .path("manifests")
                .forEach((entry) -> digests.add(entry.path("digest").asString("")));
        return digests;
    }

    /** Returns the digest of the manifest of an operating system and architecture in an index, empty if there is none. */
    String manifestFor(String os, String architecture) {
        for (JsonNode entry : this.tree.path("manifests")) {
            JsonNode platform = entry.path("platform");
            if (os.equals(platform.path("os").asString(""))
                    && architecture.equals(platform.path("architecture").asString(""))) {
                return entry.path("digest").asString("");
            }
        }
        return "";
    }

    /** Returns the bytes of all layers together. */
    long size() {
        long size = 0;
        for (JsonNode layer : this.tree.path("layers")) {
            size += layer.path("size").asLong(0);
        }
        return size;
    }
}
