package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** ECR's basic scans. Nothing is scanned here: a file says what is found, and every answer says so. */
final class EcrScans {

    private final EcrImages images;
    private final ScanFindings findings;
    private final Clock clock;
    private final Set<String> scanned = ConcurrentHashMap.newKeySet();

    /**
     * @param images finds images
     * @param file says what is found
     * @param clock the time
     */
    EcrScans(EcrImages images, Path file, Clock clock) {
        this.images = images;
        this.findings = new ScanFindings(file);
        this.clock = clock;
    }

    Object start(JsonInput input) {
        String name = input.required("repositoryName");
        String digest = this.images.digest(input, input.member("imageId"));
        this.scanned.add(name + "@" + digest);
        return Map.of(
                "registryId",
                Arns.ACCOUNT,
                "repositoryName",
                name,
                "imageId",
                Map.of("imageDigest", digest),
                "imageScanStatus",
                Map.of("status", "IN_PROGRESS"));
    }

    Object describe(JsonInput input) {
        String name = input.required("repositoryName");
        String digest = this.images.digest(input, input.member("imageId"));
        if (!this.scanned.contains(name + "@" + digest)) {
            throw AwsError.of(
                    "ScanNotFoundException",
                    "Image scan does not exist for the image with '{imageDigest:'%s'}' in the repository with name '%s' in the registry with id '%s'"
                            .formatted(digest, name, Arns.ACCOUNT));
        }
        List<Map<String, Object>> found = this.findings.of(name);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("registryId", Arns.ACCOUNT);
        answer.put("repositoryName", name);
        answer.put("imageId", Map.of("imageDigest", digest));
        answer.put(
                "imageScanStatus",
                Map.of(
                        "status",
                        "COMPLETE",
                        "description",
                        "The sandbox scans nothing: these findings are those of " + this.findings.file()));
        answer.put(
                "imageScanFindings",
                Map.of(
                        "imageScanCompletedAt", this.clock.instant(),
                        "vulnerabilitySourceUpdatedAt", this.clock.instant(),
                        "findings", found,
                        "findingSeverityCounts", counts(found)));
        return answer;
    }

    private static Map<String, Integer> counts(List<Map<String, Object>> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach((finding) -> counts.merge(String.valueOf(finding.get("severity")), 1, Integer::sum));
        return counts;
    }
}
