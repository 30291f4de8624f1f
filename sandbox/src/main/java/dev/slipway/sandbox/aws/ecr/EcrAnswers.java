package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.ecr.StoredRepository.StoredImage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ECR's output shapes. */
final class EcrAnswers {

    private final URI registry;

    EcrAnswers(URI registry) {
        this.registry = registry;
    }

    Map<String, Object> repository(StoredRepository repository) {
        return Map.of(
                "repositoryArn", repository.arn(),
                "registryId", Arns.ACCOUNT,
                "repositoryName", repository.name(),
                "repositoryUri", this.registry.getAuthority() + "/" + repository.name(),
                "createdAt", repository.createdAt(),
                "imageTagMutability", repository.immutable() ? "IMMUTABLE" : "MUTABLE",
                "imageScanningConfiguration", Map.of("scanOnPush", false),
                "encryptionConfiguration", Map.of("encryptionType", "AES256"));
    }

    Map<String, Object> image(StoredRepository repository, String digest, StoredImage image) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("registryId", Arns.ACCOUNT);
        detail.put("repositoryName", repository.name());
        detail.put("imageDigest", digest);
        List<String> tags = Images.tagsOf(repository, digest);
        if (!tags.isEmpty()) {
            detail.put("imageTags", tags);
        }
        detail.put("imageSizeInBytes", image.size());
        detail.put("imagePushedAt", image.pushedAt());
        detail.put("imageManifestMediaType", image.mediaType());
        return detail;
    }

    static Map<String, String> imageId(String digest, @Nullable String tag) {
        return tag == null ? Map.of("imageDigest", digest) : Map.of("imageDigest", digest, "imageTag", tag);
    }

    static Map<String, Object> failure(Map<String, String> imageId) {
        return Map.of("imageId", imageId, "failureCode", "ImageNotFound", "failureReason", "Requested image not found");
    }

    static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }
}
