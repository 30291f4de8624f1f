package dev.slipway.portal.app;

/** Addresses of the pages on which people change what runs of an app in an environment. */
public final class EnvironmentActions {

    private EnvironmentActions() {}

    /** Returns where a build is chosen and deployed by hand. */
    public static String deploy(AppName app, EnvironmentName environment) {
        return address(app, "deploy", environment);
    }

    /** Returns where what runs in the environment before is brought here. */
    static String promote(AppName app, EnvironmentName environment) {
        return address(app, "promote", environment);
    }

    /** Returns where an earlier image is brought back. */
    static String rollBack(AppName app, EnvironmentName environment) {
        return address(app, "rollback", environment);
    }

    private static String address(AppName app, String action, EnvironmentName environment) {
        return "/apps/%s/%s/%s".formatted(app, action, environment);
    }
}
