package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.access.GitHubApp;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People, the organisation and the App's bot as GitHub's accounts. */
public final class UserJson {

    /** When every account of the sandbox was made. */
    public static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");

    private final Links links;

    /** @param links addresses */
    public UserJson(Links links) {
        this.links = links;
    }

    /** Returns a person as he appears inside other things. */
    public Map<String, @Nullable Object> brief(Person person) {
        Map<String, @Nullable Object> fields =
                account(person.login(), Organisation.idOf(person), "User", Organisation.isOwner(person));
        fields.put("name", person.name());
        fields.put("email", person.mail());
        return fields;
    }

    /** Returns whoever has a login: a person, the organisation or the App's bot. */
    public Map<String, @Nullable Object> byLogin(String login) {
        return People.find(login)
                .map(this::brief)
                .orElseGet(() -> login.equals(Organisation.LOGIN) ? organisation() : bot());
    }

    /** Returns the person with a mail address, as GitHub matches commits to accounts; null for nobody. */
    public @Nullable Map<String, @Nullable Object> byMail(String mail) {
        return People.ALL.stream()
                .filter((person) -> person.mail().equalsIgnoreCase(mail))
                .findFirst()
                .map(this::brief)
                .orElse(null);
    }

    /** Returns the organisation as owner of things. */
    public Map<String, @Nullable Object> organisation() {
        return account(Organisation.LOGIN, Organisation.ID, "Organization", false);
    }

    /** Returns the App's bot. */
    public Map<String, @Nullable Object> bot() {
        return account(GitHubApp.SLUG + "[bot]", GitHubApp.ID, "Bot", false);
    }

    /** Returns all that is told about a person. */
    public Map<String, @Nullable Object> full(Person person) {
        Map<String, @Nullable Object> fields = brief(person);
        fields.putAll(Fields.of(
                "company",
                "@" + Organisation.LOGIN,
                "blog",
                "",
                "location",
                null,
                "hireable",
                null,
                "bio",
                null,
                "public_repos",
                0,
                "public_gists",
                0,
                "followers",
                0,
                "following",
                0,
                "created_at",
                Fields.time(JOINED),
                "updated_at",
                Fields.time(JOINED)));
        return fields;
    }

    /** Returns all that is told to a person about himself. */
    public Map<String, @Nullable Object> own(Person person) {
        Map<String, @Nullable Object> fields = full(person);
        fields.putAll(Fields.of(
                "private_gists", 0,
                "total_private_repos", 0,
                "owned_private_repos", 0,
                "disk_usage", 0,
                "collaborators", 0,
                "two_factor_authentication", true));
        return fields;
    }

    private Map<String, @Nullable Object> account(String login, long id, String type, boolean admin) {
        String url = this.links.api("/users/" + login);
        return Fields.of(
                "login",
                login,
                "id",
                id,
                "node_id",
                Fields.nodeId(type, id),
                "avatar_url",
                this.links.page("/avatars/" + id),
                "gravatar_id",
                "",
                "url",
                url,
                "html_url",
                this.links.page("/" + login),
                "followers_url",
                url + "/followers",
                "following_url",
                url + "/following{/other_user}",
                "gists_url",
                url + "/gists{/gist_id}",
                "starred_url",
                url + "/starred{/owner}{/repo}",
                "subscriptions_url",
                url + "/subscriptions",
                "organizations_url",
                url + "/orgs",
                "repos_url",
                url + "/repos",
                "events_url",
                url + "/events{/privacy}",
                "received_events_url",
                url + "/received_events",
                "type",
                type,
                "user_view_type",
                "public",
                "site_admin",
                admin);
    }
}
