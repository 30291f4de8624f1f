package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.access.Organisation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The organisation and its teams as GitHub describes them. */
public final class TeamJson {

    private final Links links;
    private final UserJson users;

    /**
     * @param links addresses
     * @param users the organisation as an account
     */
    public TeamJson(Links links, UserJson users) {
        this.links = links;
        this.users = users;
    }

    /** Describes a team as lists show it. */
    public Map<String, @Nullable Object> brief(String slug) {
        long id = Organisation.idOfTeam(slug);
        String api = this.links.api("/organizations/" + Organisation.ID + "/team/" + id);
        return Fields.of(
                "id",
                id,
                "node_id",
                Fields.nodeId("Team", id),
                "name",
                titleOf(slug),
                "slug",
                slug,
                "description",
                null,
                "privacy",
                "closed",
                "notification_setting",
                "notifications_enabled",
                "type",
                "organization",
                "organization_id",
                Organisation.ID,
                "permission",
                "pull",
                "url",
                api,
                "html_url",
                this.links.page("/orgs/" + Organisation.LOGIN + "/teams/" + slug),
                "members_url",
                api + "/members{/member}",
                "repositories_url",
                api + "/repos",
                "parent",
                null);
    }

    /** Describes all of a team. */
    public Map<String, @Nullable Object> full(String slug, int repositories) {
        Map<String, @Nullable Object> fields = brief(slug);
        fields.putAll(Fields.of(
                "members_count", Organisation.membersOf(slug).size(),
                "repos_count", repositories,
                "created_at", Fields.time(UserJson.JOINED),
                "updated_at", Fields.time(UserJson.JOINED),
                "organization", organisation()));
        return fields;
    }

    /** Describes the organisation. */
    public Map<String, @Nullable Object> organisation() {
        String url = this.links.api("/orgs/" + Organisation.LOGIN);
        Map<String, @Nullable Object> fields = this.users.organisation();
        fields.putAll(Fields.of(
                "url",
                url,
                "repos_url",
                url + "/repos",
                "events_url",
                url + "/events",
                "hooks_url",
                url + "/hooks",
                "issues_url",
                url + "/issues",
                "members_url",
                url + "/members{/member}",
                "public_members_url",
                url + "/public_members{/member}",
                "name",
                "Acme",
                "description",
                "The sandbox's organisation",
                "has_organization_projects",
                true,
                "has_repository_projects",
                true,
                "public_repos",
                0,
                "public_gists",
                0,
                "followers",
                0,
                "following",
                0,
                "type",
                "Organization",
                "created_at",
                Fields.time(UserJson.JOINED),
                "updated_at",
                Fields.time(UserJson.JOINED),
                "archived_at",
                null));
        return fields;
    }

    private static String titleOf(String slug) {
        return Arrays.stream(slug.split("-"))
                .map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
