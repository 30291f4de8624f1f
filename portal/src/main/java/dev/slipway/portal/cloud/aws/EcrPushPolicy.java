package dev.slipway.portal.cloud.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The session policy of a push login: push to and pull from one repository, pull base images, and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html">Pushing an image</a>
 */
final class EcrPushPolicy {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE_IMAGES = "slipway-base/*";
    private static final List<String> PULL =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
    private static final List<String> PUSH =
            List.of("ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage");

    private EcrPushPolicy() {}

    /** Returns the policy's document for a repository's ARN. */
    static String of(String repositoryArn, String repository) {
        String baseImages = repositoryArn.substring(0, repositoryArn.length() - repository.length()) + BASE_IMAGES;
        return JSON.writeValueAsString(Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                        allow(List.of("ecr:GetAuthorizationToken"), "*"),
                        allow(PULL, repositoryArn),
                        allow(PUSH, repositoryArn),
                        allow(PULL, baseImages))));
    }

    private static Map<String, Object> allow(List<String> actions, String resource) {
        return new TreeMap<>(Map.of("Effect", "Allow", "Action", actions, "Resource", resource));
    }
}
