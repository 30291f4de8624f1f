package dev.slipway.sandbox.aws.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret with its versions.
 *
 * @param name name
 * @param arn ARN, which ends in six random characters
 * @param description words for people
 * @param tags tags
 * @param versions versions, oldest first
 * @param createdAt when it was created
 * @param changedAt when it changed last
 * @param deletedAt when it was marked for deletion, if it is
 * @param gone when it will be gone for good, if it is marked for deletion
 */
record Secret(
        String name,
        String arn,
        @Nullable String description,
        Map<String, String> tags,
        List<Version> versions,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant gone) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    Secret {
        tags = Map.copyOf(tags);
        versions = List.copyOf(versions);
    }

    boolean isMarkedForDeletion() {
        return this.deletedAt != null;
    }

    Optional<Version> versionWithId(String id) {
        return this.versions.stream()
                .filter((version) -> version.id().equals(id))
                .findFirst();
    }

    Optional<Version> versionAt(String stage) {
        return this.versions.stream()
                .filter((version) -> version.stages().contains(stage))
                .findFirst();
    }

    Secret withVersions(List<Version> versions) {
        return new Secret(
                this.name,
                this.arn,
                this.description,
                this.tags,
                versions,
                this.createdAt,
                Instant.now(),
                this.deletedAt,
                this.gone);
    }

    Secret withDescription(String description) {
        return new Secret(
                this.name,
                this.arn,
                description,
                this.tags,
                this.versions,
                this.createdAt,
                Instant.now(),
                this.deletedAt,
                this.gone);
    }

    Secret withTags(Map<String, String> tags) {
        return new Secret(
                this.name,
                this.arn,
                this.description,
                tags,
                this.versions,
                this.createdAt,
                Instant.now(),
                this.deletedAt,
                this.gone);
    }

    Secret withDeletion(@Nullable Instant deletedAt, @Nullable Instant gone) {
        return new Secret(
                this.name,
                this.arn,
                this.description,
                this.tags,
                this.versions,
                this.createdAt,
                this.changedAt,
                deletedAt,
                gone);
    }

    /**
     * One version of a secret's value.
     *
     * @param id id, which is the caller's idempotency token
     * @param text value as text
     * @param binary value as Base64, when it is not text
     * @param stages staging labels
     * @param createdAt when it came
     */
    record Version(
            String id, @Nullable String text, @Nullable String binary, List<String> stages, Instant createdAt) {

        Version {
            stages = List.copyOf(stages);
        }

        Version withStages(List<String> stages) {
            return new Version(this.id, this.text, this.binary, stages, this.createdAt);
        }

        boolean hasValueOf(Version other) {
            return Objects.equals(this.text, other.text) && Objects.equals(this.binary, other.binary);
        }

        @Override
        public String toString() {
            return "Version[id=%s, stages=%s]".formatted(this.id, this.stages);
        }
    }
}
