package dev.slipway.portal.app;

/** The parts of an app's page, each at an address of its own, in the order in which they are offered. */
public enum AppTab {
    /** What runs where, and where the app's parts are. */
    OVERVIEW("Overview", ""),
    /** Everything that happened, the newest first. */
    TIMELINE("Timeline", "/timeline"),
    /** Its latest builds, with their tests. */
    BUILDS("Builds", "/builds"),
    /** Every attempt to bring it somewhere. */
    DEPLOYMENTS("Deployments", "/deployments"),
    /** What its running tasks write. */
    LOGS("Logs", "/logs"),
    /** How it is set up. */
    CONFIGURATION("Configuration", "/configuration"),
    /** What exists outside because of it. */
    INVENTORY("Inventory", "/inventory"),
    /** Who may do what with it. */
    ACCESS("Access", "/access"),
    /** What changes it as a whole. */
    SETTINGS("Settings", "/settings");

    private final String title;
    private final String path;

    AppTab(String title, String path) {
        this.title = title;
        this.path = path;
    }

    /** Returns the name of its template. */
    String view() {
        return this == OVERVIEW ? "page" : this.path.substring(1);
    }

    /** Returns its words. */
    public String title() {
        return this.title;
    }

    /** Returns its address for an app. */
    public String of(AppName app) {
        return "/apps/" + app + this.path;
    }
}
