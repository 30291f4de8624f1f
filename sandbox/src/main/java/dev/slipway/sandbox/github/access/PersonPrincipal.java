package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.people.Person;

/**
 * A person with his token or password.
 *
 * @param person who it is
 */
public record PersonPrincipal(Person person) implements Principal {

    @Override
    public String login() {
        return this.person.login();
    }

    @Override
    public String mail() {
        return this.person.mail();
    }

    @Override
    public Permission permissionIn(HostedRepository repository) {
        if (Organisation.isOwner(this.person)) {
            return Permission.ADMIN;
        }
        Permission best = repository.settings().hidden() ? Permission.NONE : Permission.READ;
        best = best.or(repository.people().getOrDefault(login(), Permission.NONE));
        for (String team : this.person.teams()) {
            best = best.or(repository.teams().getOrDefault(team, Permission.NONE));
        }
        return best;
    }

    @Override
    public boolean may(Need need, HostedRepository repository) {
        return permissionIn(repository).includes(need.permission());
    }

    @Override
    public boolean mayCreate() {
        return Organisation.isMember(this.person);
    }

    @Override
    public String refusal(Need need) {
        return switch (need.permission()) {
            case ADMIN -> "Must have admin rights to Repository.";
            default -> "Must have push access to Repository.";
        };
    }

    @Override
    public boolean isAdministratorOf(HostedRepository repository) {
        return permissionIn(repository).includes(Permission.ADMIN);
    }
}
