package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.InstallationToken;
import dev.slipway.sandbox.github.store.Permission;

/**
 * The App, acting in the organisation with a token that may be narrowed to repositories and permissions.
 *
 * @param token what the token is good for
 */
public record InstallationPrincipal(InstallationToken token) implements Principal {

    @Override
    public String login() {
        return GitHubApp.SLUG + "[bot]";
    }

    @Override
    public String mail() {
        return GitHubApp.ID + "+" + login() + "@users.noreply.acme.example";
    }

    @Override
    public Permission permissionIn(HostedRepository repository) {
        if (!covers(repository)) {
            return repository.settings().hidden() ? Permission.NONE : Permission.READ;
        }
        return may(Need.WRITE_CONTENTS, repository) ? Permission.WRITE : Permission.READ;
    }

    @Override
    public boolean may(Need need, HostedRepository repository) {
        String granted = this.token.permissions().getOrDefault(need.appPermission(), "none");
        boolean enough = need.isWrite() ? granted.equals("write") : !granted.equals("none");
        boolean publicly = !need.isWrite() && !repository.settings().hidden();
        return (covers(repository) && enough) || publicly;
    }

    @Override
    public boolean mayCreate() {
        return "write".equals(this.token.permissions().get(Need.ADMINISTRATION.appPermission()))
                && this.token.repositories() == null;
    }

    @Override
    public boolean maySeeMembers() {
        return this.token.permissions().containsKey("members");
    }

    @Override
    public String refusal(Need need) {
        return "Resource not accessible by integration";
    }

    private boolean covers(HostedRepository repository) {
        return this.token.repositories() == null || this.token.repositories().contains(repository.id());
    }
}
