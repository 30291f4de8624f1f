package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A repository as it is kept on disk.
 *
 * @param name its name
 * @param createdAt when it was created
 * @param immutable whether a tag, once given, stays with its image
 * @param tags the repository's resource tags
 * @param layers digests of the blobs that were pushed to it
 * @param images its images by digest
 * @param imageTags digests by image tag
 */
record StoredRepository(
        String name,
        Instant createdAt,
        boolean immutable,
        Map<String, String> tags,
        Set<String> layers,
        Map<String, StoredImage> images,
        Map<String, String> imageTags) {

    /** Copies the collections. */
    StoredRepository {
        tags = Map.copyOf(tags);
        layers = Set.copyOf(layers);
        images = Map.copyOf(images);
        imageTags = Map.copyOf(imageTags);
    }

    static StoredRepository create(String name, Instant now, boolean immutable, Map<String, String> tags) {
        return new StoredRepository(name, now, immutable, tags, Set.of(), Map.of(), Map.of());
    }

    String arn() {
        return Arns.of("ecr", "repository/" + this.name);
    }

    StoredRepository withTags(Map<String, String> tags) {
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, tags, this.layers, this.images, this.imageTags);
    }

    StoredRepository withImmutable(boolean immutable) {
        return new StoredRepository(
                this.name, this.createdAt, immutable, this.tags, this.layers, this.images, this.imageTags);
    }

    StoredRepository withLayer(String digest) {
        Set<String> more = new HashSet<>(this.layers);
        more.add(digest);
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, this.tags, more, this.images, this.imageTags);
    }

    StoredRepository withImage(String digest, StoredImage image) {
        Map<String, StoredImage> more = new TreeMap<>(this.images);
        more.putIfAbsent(digest, image);
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, this.tags, this.layers, more, this.imageTags);
    }

    StoredRepository withImageTag(String tag, String digest) {
        Map<String, String> more = new TreeMap<>(this.imageTags);
        more.put(tag, digest);
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, this.tags, this.layers, this.images, more);
    }

    StoredRepository withoutImageTag(String tag) {
        Map<String, String> fewer = new TreeMap<>(this.imageTags);
        fewer.remove(tag);
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, this.tags, this.layers, this.images, fewer);
    }

    StoredRepository withoutImage(String digest) {
        Map<String, StoredImage> fewer = new TreeMap<>(this.images);
        fewer.remove(digest);
        Map<String, String> fewerTags = new TreeMap<>(this.imageTags);
        fewerTags.values().removeIf(digest::equals);
        return new StoredRepository(
                this.name, this.createdAt, this.immutable, this.tags, this.layers, fewer, fewerTags);
    }

    /**
     * One image, that is one manifest.
     *
     * @param mediaType media type of the manifest
     * @param size bytes of all layers together
     * @param pushedAt when it came
     */
    record StoredImage(String mediaType, long size, Instant pushedAt) {}
}
