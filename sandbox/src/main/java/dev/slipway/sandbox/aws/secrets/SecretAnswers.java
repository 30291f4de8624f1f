package dev.slipway.sandbox.aws.secrets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of Secrets Manager's answers; members without a value are left out. */
final class SecretAnswers {

    private SecretAnswers() {}

    static Map<String, Object> identity(Secret secret) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ARN", secret.arn());
        answer.put("Name", secret.name());
        return answer;
    }

    static Map<String, Object> identity(Secret secret, Secret.Version version) {
        Map<String, Object> answer = identity(secret);
        answer.put("VersionId", version.id());
        return answer;
    }

    static Map<String, Object> version(Secret secret, Secret.Version version) {
        Map<String, Object> answer = identity(secret, version);
        answer.put("VersionStages", version.stages());
        return answer;
    }

    static Map<String, Object> value(Secret secret, Secret.Version version) {
        Map<String, Object> answer = version(secret, version);
        put(answer, "SecretString", version.text());
        put(answer, "SecretBinary", version.binary());
        answer.put("CreatedDate", seconds(version.createdAt()));
        return answer;
    }

    static Map<String, Object> description(Secret secret, String nameOfVersions) {
        Map<String, Object> answer = identity(secret);
        put(answer, "Description", secret.description());
        answer.put("CreatedDate", seconds(secret.createdAt()));
        answer.put("LastChangedDate", seconds(secret.changedAt()));
        if (secret.deletedAt() != null) {
            answer.put("DeletedDate", seconds(secret.deletedAt()));
        }
        answer.put("Tags", tags(secret.tags()));
        Map<String, Object> stages = new LinkedHashMap<>();
        secret.versions().stream()
                .filter((version) -> !version.stages().isEmpty())
                .forEach((version) -> stages.put(version.id(), version.stages()));
        answer.put(nameOfVersions, stages);
        return answer;
    }

    static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }

    private static List<Map<String, String>> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map((tag) -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    private static void put(Map<String, Object> answer, String name, @Nullable Object value) {
        if (value != null) {
            answer.put(name, value);
        }
    }
}
