package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.access.PersonPrincipal;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.TeamJson;
import dev.slipway.sandbox.github.view.UserJson;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.util.List;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** People: the caller himself, and others by login. */
final class UserApi implements Endpoints {

    private final GitHubStore store;
    private final UserJson users;
    private final TeamJson teams;
    private final RepositoryJson repositories;

    UserApi(GitHubStore store, UserJson users, TeamJson teams, RepositoryJson repositories) {
        this.store = store;
        this.users = users;
        this.teams = teams;
        this.repositories = repositories;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET("/user", api.handle((call) -> Answer.ok(this.users.own(caller(call)))));
        routes.GET("/user/orgs", api.handle(this::organisations));
        routes.GET("/user/repos", api.handle(this::repositories));
        routes.GET("/user/teams", api.handle(this::teams));
        routes.GET("/users/{login}", api.handle(this::user));
    }

    private Answer user(Call call) {
        String login = call.path("login");
        if (login.equalsIgnoreCase(Organisation.LOGIN)) {
            return Answer.ok(this.teams.organisation());
        }
        return People.find(login)
                .map((person) -> Answer.ok(this.users.full(person)))
                .orElseThrow(ApiError::notFound);
    }

    private Answer organisations(Call call) {
        boolean member = Organisation.isMember(caller(call));
        return Answer.page(call, member ? List.of(this.teams.organisation()) : List.of(), (each) -> each);
    }

    private Answer repositories(Call call) {
        caller(call);
        return Answer.page(
                call,
                this.store.repositories().stream()
                        .filter(call.principal()::canSee)
                        .toList(),
                (each) -> this.repositories.of(each, call.principal().permissionIn(each)));
    }

    private Answer teams(Call call) {
        return Answer.page(call, caller(call).teams(), (slug) -> this.teams.full(slug, repositoriesOf(slug)));
    }

    private int repositoriesOf(String slug) {
        return (int) this.store.repositories().stream()
                .filter((each) -> each.teams().containsKey(slug))
                .count();
    }

    private static Person caller(Call call) {
        if (call.known() instanceof PersonPrincipal caller) {
            return caller.person();
        }
        throw ApiError.forbidden(call.principal().refusal(Need.METADATA));
    }
}
