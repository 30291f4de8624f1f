package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.cloud.ImageRegistry.Image;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what an image says about itself: platform and labels stand in its configuration, which ECR hands out like a
 * layer.
 */
@Component
public final class EcrImageReader {

    private static final String ECR = "ECR";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EcrAsyncClient ecr;
    private final AwsProperties properties;
    private final WebClient downloads;

    /**
     * @param ecr ECR's client
     * @param properties time limit
     * @param http builds the client of the downloads, which carry no credentials of ours
     */
    public EcrImageReader(EcrAsyncClient ecr, AwsProperties properties, WebClient.Builder http) {
        this.ecr = ecr;
        this.properties = properties;
        this.downloads = http.build();
    }

    /** Finds an image by digest; empty when the repository, or the image in it, is not there. */
    Mono<Image> find(String repository, String digest) {
        ImageIdentifier id = ImageIdentifier.builder().imageDigest(digest).build();
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.describeImages(
                                (request) -> request.repositoryName(repository).imageIds(id)))
                .flatMap((answer) ->
                        Mono.justOrEmpty(answer.imageDetails().stream().findFirst()))
                .flatMap((detail) -> read(repository, detail))
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "ImageNotFoundException", "RepositoryNotFoundException"),
                        (ex) -> Mono.empty());
    }

    private Mono<Image> read(String repository, ImageDetail detail) {
        return manifest(repository, detail.imageDigest())
                .flatMap((manifest) -> configuration(
                        repository, manifest.path("config").path("digest").asString("")))
                .map((configuration) -> image(detail.imageDigest(), configuration, detail.imagePushedAt()));
    }

    /** Reads a manifest; of an index, that of its first image. */
    private Mono<JsonNode> manifest(String repository, String digest) {
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.batchGetImage((request) -> request.repositoryName(repository)
                                .imageIds(ImageIdentifier.builder()
                                        .imageDigest(digest)
                                        .build())))
                .flatMap((answer) -> Mono.justOrEmpty(answer.images().stream().findFirst()))
                .map((image) -> parse(image.imageManifest()))
                .flatMap((manifest) -> manifest.has("manifests")
                        ? manifest(
                                repository, manifest.at("/manifests/0/digest").asString(""))
                        : Mono.just(manifest));
    }

    private Mono<JsonNode> configuration(String repository, String digest) {
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.getDownloadUrlForLayer(
                                (request) -> request.repositoryName(repository).layerDigest(digest)))
                .flatMap((answer) -> this.downloads
                        .get()
                        .uri(URI.create(answer.downloadUrl()))
                        .retrieve()
                        .bodyToMono(String.class)
                        .timeout(this.properties.timeout())
                        .onErrorMap(
                                WebClientException.class,
                                (ex) -> OutsideFault.passing(
                                        ECR, "The configuration of the image could not be read.", null, ex)))
                .map(EcrImageReader::parse);
    }

    private static Image image(String digest, JsonNode configuration, Instant pushedAt) {
        Map<String, String> labels = new TreeMap<>();
        configuration
                .path("config")
                .path("Labels")
                .properties()
                .forEach((label) -> labels.put(label.getKey(), label.getValue().asString("")));
        return new Image(
                digest,
                configuration.path("os").asString(""),
                configuration.path("architecture").asString(""),
                Map.copyOf(labels),
                pushedAt);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException ex) {
            throw OutsideFault.lasting(ECR, "The image is broken: its manifest or configuration is not JSON.", ex);
        }
    }
}
