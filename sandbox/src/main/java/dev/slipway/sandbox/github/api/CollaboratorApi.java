package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.PersonPrincipal;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.UserJson;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.people.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** People in a repository: those with access by a team, by owning the organisation, or of their own. */
final class CollaboratorApi implements Endpoints {

    private final GitHubStore store;
    private final UserJson users;

    CollaboratorApi(GitHubStore store, UserJson users) {
        this.store = store;
        this.users = users;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String all = "/repos/{owner}/{repo}/collaborators";
        routes.GET(all, api.handle(this::list));
        routes.GET(all + "/{login}", api.handle(this::check));
        routes.PUT(all + "/{login}", api.handle(this::add));
        routes.DELETE(all + "/{login}", api.handle(this::remove));
        routes.GET(all + "/{login}/permission", api.handle(this::permission));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.METADATA);
        call.known();
        return Answer.page(
                call,
                People.ALL.stream()
                        .filter((person) -> permissionOf(person, repository).includes(Permission.READ))
                        .toList(),
                (person) -> describe(person, repository));
    }

    private Answer check(Call call) {
        HostedRepository repository = call.repository(Need.METADATA);
        if (!permissionOf(person(call), repository).includes(Permission.READ)) {
            throw ApiError.notFound();
        }
        return Answer.noContent();
    }

    private Answer add(Call call) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        Person person = person(call);
        String word = call.text("permission").orElse("push");
        Permission permission =
                Permission.of(word).orElseThrow(() -> ApiError.invalid("Repository", "permission", "invalid", null));
        this.store.change(repository.id(), (each) -> each.withPerson(person.login(), permission));
        return Answer.noContent();
    }

    private Answer remove(Call call) {
        HostedRepository repository = call.repository(Need.ADMINISTRATION);
        Person person = person(call);
        this.store.change(repository.id(), (each) -> each.withPerson(person.login(), Permission.NONE));
        return Answer.noContent();
    }

    private Answer permission(Call call) {
        HostedRepository repository = call.repository(Need.METADATA);
        Person person = person(call);
        Permission permission = permissionOf(person, repository);
        return Answer.ok(Fields.of(
                "permission", coarse(permission),
                "role_name", permission.role(),
                "user", describe(person, repository)));
    }

    private Map<String, @Nullable Object> describe(Person person, HostedRepository repository) {
        Permission permission = permissionOf(person, repository);
        Map<String, @Nullable Object> fields = this.users.brief(person);
        fields.put("permissions", permission.asMap());
        fields.put("role_name", permission.role());
        return fields;
    }

    private static Permission permissionOf(Person person, HostedRepository repository) {
        return new PersonPrincipal(person).permissionIn(repository);
    }

    private static String coarse(Permission permission) {
        return switch (permission) {
            case TRIAGE -> Permission.READ.role();
            case MAINTAIN -> Permission.WRITE.role();
            default -> permission.role();
        };
    }

    private static Person person(Call call) {
        return People.find(call.path("login")).orElseThrow(ApiError::notFound);
    }
}
