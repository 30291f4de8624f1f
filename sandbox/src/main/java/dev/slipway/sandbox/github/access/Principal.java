package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;

/** Somebody or something that calls. */
public interface Principal {

    /** Returns the login that appears as creator of things. */
    String login();

    /** Returns the mail address that appears in commits. */
    String mail();

    /** Returns what it may do in a repository, in a person's terms. */
    Permission permissionIn(HostedRepository repository);

    /** Says whether it may do what a call needs in a repository that it can see. */
    boolean may(Need need, HostedRepository repository);

    /** Says whether it may make repositories in the organisation. */
    boolean mayCreate();

    /** Says whether it may look at the organisation's people and teams. */
    default boolean maySeeMembers() {
        return isKnown();
    }

    /** Returns GitHub's words when it may not. */
    String refusal(Need need);

    /** Says whether it can see that a repository exists. */
    default boolean canSee(HostedRepository repository) {
        return !repository.settings().hidden() || permissionIn(repository).includes(Permission.READ);
    }

    /** Says whether branch rules that spare administrators spare it; an App is never spared. */
    default boolean isAdministratorOf(HostedRepository repository) {
        return false;
    }

    /** Says whether it has shown who it is. */
    default boolean isKnown() {
        return true;
    }
}
