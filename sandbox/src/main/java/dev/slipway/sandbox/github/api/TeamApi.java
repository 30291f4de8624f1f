package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.TeamJson;
import dev.slipway.sandbox.github.view.UserJson;
import dev.slipway.sandbox.people.People;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Teams, their members, and what they may do in which repository. */
final class TeamApi implements Endpoints {

    // Teams are addressed by slug, or by the numbers that GitHub's own answers hold.
    private static final List<String> PATHS = List.of("/orgs/{org}/teams/{team}", "/organizations/{org}/team/{team}");

    private final GitHubStore store;
    private final Links links;
    private final TeamJson teams;
    private final UserJson users;
    private final RepositoryJson repositories;

    TeamApi(GitHubStore store, Links links, TeamJson teams, UserJson users, RepositoryJson repositories) {
        this.store = store;
        this.links = links;
        this.teams = teams;
        this.users = users;
        this.repositories = repositories;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/orgs/{org}/teams", api.handle(this::list));
        for (String team : PATHS) {
            routes.GET(team, api.handle(this::get));
            routes.GET(team + "/members", api.handle(this::members));
            routes.GET(team + "/memberships/{login}", api.handle(this::membership));
            routes.GET(team + "/repos", api.handle(this::repositoriesOfTeam));
            routes.GET(team + "/repos/{owner}/{repo}", api.handle(this::access));
            routes.PUT(team + "/repos/{owner}/{repo}", api.handle(this::give));
            routes.DELETE(team + "/repos/{owner}/{repo}", api.handle(this::take));
        }
        routes.GET("/repos/{owner}/{repo}/teams", api.handle(this::teamsOfRepository));
    }

    private Answer list(Call call) {
        OrganisationApi.require(call);
        call.requireMembers();
        return Answer.page(call, People.TEAMS, this.teams::brief);
    }

    private Answer get(Call call) {
        String slug = team(call);
        return Answer.ok(this.teams.full(slug, repositoriesOf(slug).size()));
    }

    private Answer members(Call call) {
        return Answer.page(call, Organisation.membersOf(team(call)), this.users::brief);
    }

    private Answer membership(Call call) {
        String slug = team(call);
        boolean member = Organisation.membersOf(slug).stream()
                .anyMatch((person) -> person.login().equals(call.path("login")));
        if (!member) {
            throw ApiError.notFound();
        }
        String url = this.links.api("/organizations/%d/team/%d/memberships/%s"
                .formatted(Organisation.ID, Organisation.idOfTeam(slug), call.path("login")));
        return Answer.ok(Fields.of("state", "active", "role", "member", "url", url));
    }

    private Answer repositoriesOfTeam(Call call) {
        String slug = team(call);
        return Answer.page(
                call,
                repositoriesOf(slug),
                (each) -> this.repositories.of(each, each.teams().getOrDefault(slug, Permission.NONE)));
    }

    private Answer access(Call call) {
        String slug = team(call);
        HostedRepository repository = call.repository(Need.METADATA);
        Permission permission = repository.teams().get(slug);
        if (permission == null) {
            throw ApiError.notFound();
        }
        return Answer.ok(this.repositories.of(repository, permission));
    }

    private Answer give(Call call) {
        String slug = team(call);
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        String word = call.text("permission").orElse("push");
        Permission permission = Permission.of(word)
                .filter((each) -> each != Permission.NONE)
                .orElseThrow(() -> ApiError.invalid(
                        "TeamRepository",
                        "permission",
                        "invalid",
                        "'%s' is not one of pull, triage, push, maintain, admin".formatted(word)));
        this.store.change(repository.id(), (each) -> each.withTeam(slug, permission));
        return Answer.noContent();
    }

    private Answer take(Call call) {
        String slug = team(call);
        HostedRepository repository = call.repository(Need.ADMINISTRATION);
        this.store.change(repository.id(), (each) -> each.withTeam(slug, Permission.NONE));
        return Answer.noContent();
    }

    private Answer teamsOfRepository(Call call) {
        HostedRepository repository = call.repository(Need.READ_ADMINISTRATION);
        List<String> slugs = repository.teams().keySet().stream().sorted().toList();
        return Answer.page(call, slugs, (slug) -> inRepository(slug, repository));
    }

    private Map<String, @Nullable Object> inRepository(String slug, HostedRepository repository) {
        Permission permission = repository.teams().getOrDefault(slug, Permission.NONE);
        Map<String, @Nullable Object> fields = this.teams.brief(slug);
        fields.put("permission", permission.word());
        fields.put("permissions", permission.asMap());
        return fields;
    }

    private List<HostedRepository> repositoriesOf(String slug) {
        return this.store.repositories().stream()
                .filter((each) -> each.teams().containsKey(slug))
                .toList();
    }

    private static String team(Call call) {
        call.requireMembers();
        String org = call.path("org");
        String team = call.path("team");
        boolean ours = org.equalsIgnoreCase(Organisation.LOGIN) || org.equals(Long.toString(Organisation.ID));
        return People.TEAMS.stream()
                .filter((slug) -> ours)
                .filter((slug) -> slug.equalsIgnoreCase(team)
                        || Long.toString(Organisation.idOfTeam(slug)).equals(team))
                .findFirst()
                .orElseThrow(ApiError::notFound);
    }
}
