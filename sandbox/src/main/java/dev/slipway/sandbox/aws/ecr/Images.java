package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.ecr.StoredRepository.StoredImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images of the repositories: what may be pushed, and what a tag or digest stands for. */
final class Images {

    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    private final Repositories repositories;

    Images(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Finds the digest that a tag or digest stands for in a repository. */
    Optional<String> resolve(StoredRepository repository, String reference) {
        if (Digest.isDigest(reference)) {
            return Optional.of(reference).filter(repository.images()::containsKey);
        }
        return Optional.ofNullable(repository.imageTags().get(reference));
    }

    /** Reads a manifest that is known to be there. */
    Manifest read(StoredRepository repository, String digest) {
        StoredImage image = repository.images().get(digest);
        if (image == null) {
            throw new IllegalArgumentException("%s has no image %s".formatted(repository.name(), digest));
        }
        return Manifest.parse(image.mediaType(), this.repositories.blobs().read(digest));
    }

    /** Returns the tags of an image. */
    static List<String> tagsOf(StoredRepository repository, String digest) {
        return repository.imageTags().entrySet().stream()
                .filter((entry) -> entry.getValue().equals(digest))
                .map((entry) -> entry.getKey())
                .sorted()
                .toList();
    }

    /**
     * Stores a manifest under its digest and, if the reference is a tag, under that.
     *
     * @return the digest
     * @throws RegistryError if the manifest, the tag or what the manifest refers to is not as it must be
     */
    String push(String name, String reference, Manifest manifest) {
        String digest = Digest.of(manifest.bytes());
        boolean byDigest = reference.contains(":");
        if (byDigest && !digest.equals(reference)) {
            throw RegistryError.digestInvalid("The manifest's digest is %s and not %s.".formatted(digest, reference));
        }
        if (!byDigest && !TAG.matcher(reference).matches()) {
            throw new RegistryError(
                    400,
                    "TAG_INVALID",
                    "'%s' is not a tag: use at most 128 of A-Z, a-z, 0-9, '_', '.' and '-'.".formatted(reference));
        }
        this.repositories.change(name, (repository) -> {
            checkReferences(repository, manifest);
            this.repositories.blobs().keep(manifest.bytes());
            StoredRepository changed = repository.withImage(
                    digest,
                    new StoredImage(
                            manifest.mediaType(),
                            manifest.size(),
                            this.repositories.clock().instant()));
            return byDigest ? changed : tag(changed, reference, digest);
        });
        return digest;
    }

    private static StoredRepository tag(StoredRepository repository, String tag, String digest) {
        String present = repository.imageTags().get(tag);
        if (repository.immutable() && present != null && !present.equals(digest)) {
            throw new RegistryError(
                    400,
                    "TAG_INVALID",
                    "The image tag '%s' already exists in the '%s' repository and cannot be overwritten because the repository is immutable."
                            .formatted(tag, repository.name()));
        }
        return repository.withImageTag(tag, digest);
    }

    private static void checkReferences(StoredRepository repository, Manifest manifest) {
        List<String> missing = new ArrayList<>();
        if (manifest.isIndex()) {
            missing.addAll(manifest.manifests());
            missing.removeIf(repository.images()::containsKey);
        } else {
            missing.addAll(manifest.layers());
            missing.add(manifest.config());
            missing.removeIf(repository.layers()::contains);
        }
        if (!missing.isEmpty()) {
            throw new RegistryError(
                    400,
                    "MANIFEST_BLOB_UNKNOWN",
                    "The repository '%s' lacks %s; push them before the manifest."
                            .formatted(repository.name(), missing));
        }
    }
}
