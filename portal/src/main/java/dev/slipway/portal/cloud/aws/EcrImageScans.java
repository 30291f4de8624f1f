package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.cloud.ImageScans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.Attribute;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.EnhancedImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;
import software.amazon.awssdk.services.ecr.model.PackageVulnerabilityDetails;
import software.amazon.awssdk.services.ecr.model.VulnerablePackage;

/**
 * Reads ECR's scans, basic ones and those of Amazon Inspector.
 *
 * <p>An image without a scan is handed to the basic scanner. Inspector scans by itself and refuses that; its scan is then
 * on its way.
 */
@Component
public final class EcrImageScans implements ImageScans {

    private static final String ECR = "ECR";

    private final EcrAsyncClient ecr;

    /** @param ecr ECR's client */
    public EcrImageScans(EcrAsyncClient ecr) {
        this.ecr = ecr;
    }

    @Override
    public Mono<ImageScan> scan(String repository, String digest) {
        ImageIdentifier image = ImageIdentifier.builder().imageDigest(digest).build();
        return page(repository, image, null)
                .expand((answer) ->
                        answer.nextToken() == null ? Mono.empty() : page(repository, image, answer.nextToken()))
                .collectList()
                .map(EcrImageScans::scan)
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "ScanNotFoundException"), (ex) -> begin(repository, image))
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "ImageNotFoundException", "RepositoryNotFoundException"),
                        (ex) -> Mono.empty());
    }

    private Mono<DescribeImageScanFindingsResponse> page(
            String repository, ImageIdentifier image, @Nullable String token) {
        return AwsCall.to(
                ECR,
                () -> this.ecr.describeImageScanFindings((request) ->
                        request.repositoryName(repository).imageId(image).nextToken(token)));
    }

    private Mono<ImageScan> begin(String repository, ImageIdentifier image) {
        ImageScan pending = new ImageScan(State.PENDING, null, List.of());
        return AwsCall.to(
                        ECR,
                        () -> this.ecr.startImageScan(
                                (request) -> request.repositoryName(repository).imageId(image)))
                .thenReturn(pending)
                .onErrorResume((ex) -> AwsCall.refusedWith(ex, "ValidationException"), (ex) -> Mono.just(pending))
                .onErrorResume(
                        (ex) -> AwsCall.refusedWith(ex, "UnsupportedImageTypeException"),
                        (ex) -> Mono.just(
                                new ImageScan(State.FAILED, "ECR cannot scan images of this type", List.of())));
    }

    private static ImageScan scan(List<DescribeImageScanFindingsResponse> pages) {
        DescribeImageScanFindingsResponse first = pages.get(0);
        List<Finding> findings = new ArrayList<>();
        for (DescribeImageScanFindingsResponse page : pages) {
            ImageScanFindings found = page.imageScanFindings();
            if (found != null) {
                found.findings().forEach((finding) -> findings.add(basic(finding)));
                found.enhancedFindings().forEach((finding) -> findings.add(enhanced(finding)));
            }
        }
        State state = switch (first.imageScanStatus().statusAsString()) {
            case "COMPLETE", "ACTIVE" -> State.COMPLETE;
            case "IN_PROGRESS", "PENDING" -> State.PENDING;
            default -> State.FAILED;
        };
        return new ImageScan(state, first.imageScanStatus().description(), findings);
    }

    private static Finding basic(ImageScanFinding finding) {
        return new Finding(
                finding.name(),
                finding.severityAsString(),
                attribute(finding.attributes(), "package_name"),
                attribute(finding.attributes(), "package_version"),
                finding.uri());
    }

    private static @Nullable String attribute(List<Attribute> attributes, String key) {
        return attributes.stream()
                .filter((attribute) -> attribute.key().equals(key))
                .map(Attribute::value)
                .findFirst()
                .orElse(null);
    }

    private static Finding enhanced(EnhancedImageScanFinding finding) {
        PackageVulnerabilityDetails details = finding.packageVulnerabilityDetails();
        VulnerablePackage in = details == null
                ? null
                : details.vulnerablePackages().stream().findFirst().orElse(null);
        return new Finding(
                details == null ? finding.title() : details.vulnerabilityId(),
                finding.severity(),
                in == null ? null : in.name(),
                in == null ? null : in.version(),
                details == null ? null : details.sourceUrl());
    }
}
