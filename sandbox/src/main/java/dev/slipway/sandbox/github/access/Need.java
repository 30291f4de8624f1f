package dev.slipway.sandbox.github.access;

import dev.slipway.sandbox.github.store.Permission;

/** What a call needs: an App's permission by GitHub's name, and a person's permission in the repository. */
public enum Need {
    /** To see that the repository exists. */
    METADATA("metadata", false, Permission.READ),
    /** To read files and commits. */
    READ_CONTENTS("contents", false, Permission.READ),
    /** To change files and branches. */
    WRITE_CONTENTS("contents", true, Permission.WRITE),
    /** To read statuses. */
    READ_STATUSES("statuses", false, Permission.READ),
    /** To say something about a commit. */
    WRITE_STATUSES("statuses", true, Permission.WRITE),
    /** To read where commits run. */
    READ_DEPLOYMENTS("deployments", false, Permission.READ),
    /** To tell where commits run. */
    WRITE_DEPLOYMENTS("deployments", true, Permission.WRITE),
    /** To read pull requests. */
    READ_PULLS("pull_requests", false, Permission.READ),
    /** To open, change and merge pull requests. */
    WRITE_PULLS("pull_requests", true, Permission.WRITE),
    /** To read hooks. */
    READ_HOOKS("repository_hooks", false, Permission.ADMIN),
    /** To make and remove hooks. */
    WRITE_HOOKS("repository_hooks", true, Permission.ADMIN),
    /** To read the rules of branches. */
    READ_ADMINISTRATION("administration", false, Permission.ADMIN),
    /** To change settings, access and rules, or to delete. */
    ADMINISTRATION("administration", true, Permission.ADMIN);

    private final String appPermission;
    private final boolean write;
    private final Permission permission;

    Need(String appPermission, boolean write, Permission permission) {
        this.appPermission = appPermission;
        this.write = write;
        this.permission = permission;
    }

    /** Returns the name of an App's permission. */
    public String appPermission() {
        return this.appPermission;
    }

    /** Returns whether something is changed. */
    public boolean isWrite() {
        return this.write;
    }

    /** Returns what a person must have. */
    public Permission permission() {
        return this.permission;
    }
}
