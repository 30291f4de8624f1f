package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.Paging;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** ECR's API on the images of one repository. */
final class EcrImages {

    private static final Paging PAGES = Paging.by(100);

    private final Repositories repositories;
    private final Images images;
    private final EcrAnswers answers;

    EcrImages(Repositories repositories, EcrAnswers answers) {
        this.repositories = repositories;
        this.images = new Images(repositories);
        this.answers = answers;
    }

    Object describe(JsonInput input) {
        StoredRepository repository = repository(input);
        List<String> digests = new ArrayList<>();
        for (JsonInput id : input.items("imageIds")) {
            digests.add(find(repository, id).orElseThrow(() -> notFound(repository, id)));
        }
        if (!input.has("imageIds")) {
            digests.addAll(repository.images().keySet());
        }
        return PAGES.page(
                input,
                "imageDetails",
                digests.stream()
                        .sorted()
                        .distinct()
                        .map((digest) -> this.answers.image(
                                repository,
                                digest,
                                Objects.requireNonNull(repository.images().get(digest))))
                        .toList());
    }

    Object list(JsonInput input) {
        StoredRepository repository = repository(input);
        List<Map<String, String>> ids = new ArrayList<>();
        for (String digest : new TreeMap<>(repository.images()).keySet()) {
            List<String> tags = Images.tagsOf(repository, digest);
            tags.forEach((tag) -> ids.add(EcrAnswers.imageId(digest, tag)));
            if (tags.isEmpty()) {
                ids.add(EcrAnswers.imageId(digest, null));
            }
        }
        return PAGES.page(input, "imageIds", ids);
    }

    Object get(JsonInput input) {
        StoredRepository repository = repository(input);
        List<Object> found = new ArrayList<>();
        List<Object> failures = new ArrayList<>();
        for (JsonInput id : input.items("imageIds")) {
            Optional<String> digest = find(repository, id);
            if (digest.isEmpty()) {
                failures.add(EcrAnswers.failure(asMap(id)));
                continue;
            }
            Manifest manifest = this.images.read(repository, digest.get());
            found.add(Map.of(
                    "registryId", Arns.ACCOUNT,
                    "repositoryName", repository.name(),
                    "imageId", EcrAnswers.imageId(digest.get(), id.text("imageTag")),
                    "imageManifest", new String(manifest.bytes(), StandardCharsets.UTF_8),
                    "imageManifestMediaType", manifest.mediaType()));
        }
        return Map.of("images", found, "failures", failures);
    }

    Object delete(JsonInput input) {
        StoredRepository repository = repository(input);
        List<Object> deleted = new ArrayList<>();
        List<Object> failures = new ArrayList<>();
        for (JsonInput id : input.items("imageIds")) {
            Optional<String> digest = find(repository, id);
            if (digest.isEmpty()) {
                failures.add(EcrAnswers.failure(asMap(id)));
                continue;
            }
            String tag = id.text("imageTag");
            if (tag == null || Images.tagsOf(repository, digest.get()).size() == 1) {
                this.repositories.deleteImage(repository.name(), digest.get());
            } else {
                this.repositories.change(repository.name(), (current) -> current.withoutImageTag(tag));
            }
            deleted.add(EcrAnswers.imageId(digest.get(), tag));
        }
        return Map.of("imageIds", deleted, "failures", failures);
    }

    /** Returns the digest of the one image that an input names. */
    String digest(JsonInput input, JsonInput id) {
        StoredRepository repository = repository(input);
        return find(repository, id).orElseThrow(() -> notFound(repository, id));
    }

    private StoredRepository repository(JsonInput input) {
        return this.repositories.get(input.required("repositoryName"));
    }

    private Optional<String> find(StoredRepository repository, JsonInput id) {
        String digest = id.text("imageDigest");
        String tag = id.text("imageTag");
        if (digest == null && tag == null) {
            throw AwsError.of(
                    "InvalidParameterException", "Invalid parameter at 'imageIds': give imageDigest or imageTag.");
        }
        if (digest != null && !Digest.isDigest(digest)) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "Invalid parameter at 'imageDigest' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+''");
        }
        return this.images.resolve(repository, digest == null ? String.valueOf(tag) : digest);
    }

    private static Map<String, String> asMap(JsonInput id) {
        Map<String, String> map = new TreeMap<>();
        map.put("imageDigest", id.text("imageDigest", ""));
        map.put("imageTag", id.text("imageTag", ""));
        map.values().removeIf(String::isEmpty);
        return map;
    }

    private static AwsError notFound(StoredRepository repository, JsonInput id) {
        return AwsError.of(
                "ImageNotFoundException",
                "The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within the repository with name '%s' in the registry with id '%s'"
                        .formatted(id.text("imageDigest"), id.text("imageTag"), repository.name(), Arns.ACCOUNT));
    }
}
