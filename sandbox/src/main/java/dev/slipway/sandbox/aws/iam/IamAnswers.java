package dev.slipway.sandbox.aws.iam;

import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.QueryInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of IAM's answers; documents are percent-encoded there. */
final class IamAnswers {

    private static final Paging PAGES = Paging.byMarker("Marker", "MaxItems", 100);

    private IamAnswers() {}

    static Map<String, Object> role(Role role) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Path", role.path());
        answer.put("RoleName", role.name());
        answer.put("RoleId", role.id());
        answer.put("Arn", role.arn());
        answer.put("CreateDate", role.createdAt());
        answer.put("AssumeRolePolicyDocument", encoded(role.trust()));
        answer.put("Description", role.description());
        answer.put("MaxSessionDuration", role.sessionSeconds());
        if (role.boundary() != null) {
            answer.put(
                    "PermissionsBoundary",
                    Map.of(
                            "PermissionsBoundaryType",
                            "PermissionsBoundaryPolicy",
                            "PermissionsBoundaryArn",
                            role.boundary()));
        }
        answer.put("Tags", tags(role.tags()));
        return answer;
    }

    static Map<String, Object> policy(Policy policy, long attachments) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("PolicyName", policy.name());
        answer.put("PolicyId", policy.id());
        answer.put("Arn", policy.arn());
        answer.put("Path", policy.path());
        answer.put("DefaultVersionId", "v" + policy.version());
        answer.put("AttachmentCount", attachments);
        answer.put("IsAttachable", true);
        answer.put("Description", policy.description());
        answer.put("CreateDate", policy.createdAt());
        answer.put("UpdateDate", policy.createdAt());
        answer.put("Tags", tags(policy.tags()));
        return answer;
    }

    static Map<String, Object> version(Policy policy) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Document", encoded(policy.document()));
        answer.put("VersionId", "v" + policy.version());
        answer.put("IsDefaultVersion", true);
        answer.put("CreateDate", policy.createdAt());
        return answer;
    }

    /** Returns the page that is asked for. */
    static Map<String, Object> page(QueryInput input, String name, List<?> whole) {
        Map<String, Object> answer = PAGES.page(input, "ValidationError", name, whole);
        answer.put("IsTruncated", answer.containsKey(PAGES.nextName()));
        return answer;
    }

    static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
