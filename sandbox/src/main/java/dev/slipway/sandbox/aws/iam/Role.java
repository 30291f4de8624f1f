package dev.slipway.sandbox.aws.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role.
 *
 * @param name name, unique in the account whatever its path
 * @param id id
 * @param path path, {@code /} when none was given
 * @param arn ARN
 * @param trust who may assume it, as a policy document
 * @param description words for people
 * @param boundary ARN of the permissions boundary
 * @param sessionSeconds longest session
 * @param tags tags
 * @param inline inline policies: name to document
 * @param attached ARNs of attached managed policies
 * @param createdAt when it was created
 */
record Role(
        String name,
        String id,
        String path,
        String arn,
        String trust,
        @Nullable String description,
        @Nullable String boundary,
        int sessionSeconds,
        Map<String, String> tags,
        Map<String, String> inline,
        Set<String> attached,
        Instant createdAt) {

    Role {
        tags = Map.copyOf(tags);
        inline = Map.copyOf(inline);
        attached = Set.copyOf(attached);
    }

    Role withTrust(String trust) {
        return with(trust, this.boundary, this.tags, this.inline, this.attached);
    }

    Role withBoundary(@Nullable String boundary) {
        return with(this.trust, boundary, this.tags, this.inline, this.attached);
    }

    Role withTags(Map<String, String> tags) {
        return with(this.trust, this.boundary, tags, this.inline, this.attached);
    }

    Role withInline(Map<String, String> inline) {
        return with(this.trust, this.boundary, this.tags, inline, this.attached);
    }

    Role withAttached(Set<String> attached) {
        return with(this.trust, this.boundary, this.tags, this.inline, attached);
    }

    /** Returns the role with everything that can change. */
    private Role with(
            String trust,
            @Nullable String boundary,
            Map<String, String> tags,
            Map<String, String> inline,
            Set<String> attached) {
        return new Role(
                this.name,
                this.id,
                this.path,
                this.arn,
                trust,
                this.description,
                boundary,
                this.sessionSeconds,
                tags,
                inline,
                attached,
                this.createdAt);
    }
}
