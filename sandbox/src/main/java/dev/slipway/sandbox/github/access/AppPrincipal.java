package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;

/** The App itself, with a JWT of its key: it may ask for tokens and nothing else. */
public record AppPrincipal() implements Principal {

    @Override
    public String login() {
        return GitHubApp.SLUG + "[bot]";
    }

    @Override
    public String mail() {
        return login() + "@users.noreply.acme.example";
    }

    @Override
    public Permission permissionIn(HostedRepository repository) {
        return repository.settings().hidden() ? Permission.NONE : Permission.READ;
    }

    @Override
    public boolean may(Need need, HostedRepository repository) {
        return !need.isWrite() && permissionIn(repository).includes(need.permission());
    }

    @Override
    public boolean mayCreate() {
        return false;
    }

    @Override
    public boolean maySeeMembers() {
        return false;
    }

    @Override
    public String refusal(Need need) {
        return "Resource not accessible by integration";
    }
}
