package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.TeamJson;
import dev.slipway.sandbox.github.view.UserJson;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** The organisation, its members and its repositories. */
final class OrganisationApi implements Endpoints {

    private final GitHubStore store;
    private final Links links;
    private final UserJson users;
    private final TeamJson teams;
    private final RepositoryJson repositories;

    OrganisationApi(GitHubStore store, Links links, UserJson users, TeamJson teams, RepositoryJson repositories) {
        this.store = store;
        this.links = links;
        this.users = users;
        this.teams = teams;
        this.repositories = repositories;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/orgs/{org}", api.handle(this::organisation));
        routes.GET("/orgs/{org}/repos", api.handle(this::repositories));
        routes.GET("/users/{org}/repos", api.handle(this::repositories));
        routes.GET("/orgs/{org}/members", api.handle(this::members));
        routes.GET("/orgs/{org}/members/{login}", api.handle(this::membership));
        routes.GET("/orgs/{org}/memberships/{login}", api.handle(this::role));
    }

    /** Refuses every organisation but the one there is. */
    static void require(Call call) {
        if (!call.path("org").equalsIgnoreCase(Organisation.LOGIN)) {
            throw ApiError.notFound();
        }
    }

    private Answer organisation(Call call) {
        require(call);
        return Answer.ok(this.teams.organisation());
    }

    private Answer repositories(Call call) {
        require(call);
        return Answer.page(
                call,
                this.store.repositories().stream()
                        .filter(call.principal()::canSee)
                        .toList(),
                (each) -> this.repositories.of(each, call.principal().permissionIn(each)));
    }

    private Answer members(Call call) {
        require(call);
        call.requireMembers();
        return Answer.page(call, Organisation.members(), this.users::brief);
    }

    private Answer membership(Call call) {
        require(call);
        call.requireMembers();
        member(call);
        return Answer.noContent();
    }

    private Answer role(Call call) {
        require(call);
        call.requireMembers();
        Person person = member(call);
        String url = this.links.api("/orgs/" + Organisation.LOGIN);
        return Answer.ok(Fields.of(
                "url",
                url + "/memberships/" + person.login(),
                "state",
                "active",
                "role",
                Organisation.isOwner(person) ? "admin" : "member",
                "organization_url",
                url,
                "organization",
                this.users.organisation(),
                "user",
                this.users.brief(person)));
    }

    private static Person member(Call call) {
        return People.find(call.path("login")).filter(Organisation::isMember).orElseThrow(ApiError::notFound);
    }
}
