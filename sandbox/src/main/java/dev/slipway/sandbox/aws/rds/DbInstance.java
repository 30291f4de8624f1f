package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.Arns;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database instance.
 *
 * @param id identifier, in lower case
 * @param resourceId id that no other instance ever has
 * @param settings what the caller asked for and the server does not care about, by the API's names
 * @param database name of the first database, if there is one besides {@code postgres}
 * @param user master user
 * @param password password of the master user; never shown
 * @param secretArn ARN of the secret that holds the password, when RDS manages it
 * @param subnetGroup name of the subnet group
 * @param protectedFromDeletion whether it cannot be deleted
 * @param tags tags
 * @param port port on this machine
 * @param status RDS's status, such as {@code available}
 * @param createdAt when it was created
 */
record DbInstance(
        String id,
        String resourceId,
        Map<String, String> settings,
        @Nullable String database,
        String user,
        String password,
        @Nullable String secretArn,
        @Nullable String subnetGroup,
        boolean protectedFromDeletion,
        Map<String, String> tags,
        int port,
        String status,
        Instant createdAt) {

    static final String CREATING = "creating";
    static final String STARTING = "starting";
    static final String AVAILABLE = "available";
    static final String DELETING = "deleting";
    static final String FAILED = "failed";

    DbInstance {
        settings = Map.copyOf(settings);
        tags = Map.copyOf(tags);
    }

    String arn() {
        return Arns.of("rds", "db:" + this.id);
    }

    DbInstance withStatus(String status) {
        return copy(this.settings, this.password, this.protectedFromDeletion, this.tags, status);
    }

    DbInstance withPassword(String password) {
        return copy(this.settings, password, this.protectedFromDeletion, this.tags, this.status);
    }

    DbInstance withSettings(Map<String, String> settings, boolean protectedFromDeletion) {
        return copy(settings, this.password, protectedFromDeletion, this.tags, this.status);
    }

    DbInstance withTags(Map<String, String> tags) {
        return copy(this.settings, this.password, this.protectedFromDeletion, tags, this.status);
    }

    private DbInstance copy(
            Map<String, String> settings,
            String password,
            boolean protectedFromDeletion,
            Map<String, String> tags,
            String status) {
        return new DbInstance(
                this.id,
                this.resourceId,
                settings,
                this.database,
                this.user,
                password,
                this.secretArn,
                this.subnetGroup,
                protectedFromDeletion,
                tags,
                this.port,
                status,
                this.createdAt);
    }

    @Override
    public String toString() {
        return "DbInstance[id=%s, port=%d, status=%s]".formatted(this.id, this.port, this.status);
    }
}
