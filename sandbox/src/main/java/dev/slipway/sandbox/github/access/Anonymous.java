package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;

/** Somebody who has not said who he is: he sees what is public. */
public record Anonymous() implements Principal {

    @Override
    public String login() {
        return "anonymous";
    }

    @Override
    public String mail() {
        return "anonymous@acme.example";
    }

    @Override
    public Permission permissionIn(HostedRepository repository) {
        return repository.settings().hidden() ? Permission.NONE : Permission.READ;
    }

    @Override
    public boolean may(Need need, HostedRepository repository) {
        return permissionIn(repository).includes(need.permission());
    }

    @Override
    public boolean mayCreate() {
        return false;
    }

    @Override
    public String refusal(Need need) {
        return "Requires authentication";
    }

    @Override
    public boolean isKnown() {
        return false;
    }
}
