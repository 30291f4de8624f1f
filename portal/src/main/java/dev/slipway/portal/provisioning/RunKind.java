package dev.slipway.portal.provisioning;

/** What a run is about. */
public enum RunKind {
    /** Creates an app, from its name to its first answer. */
    CREATE("Create app"),
    /** Brings one image of an app into one environment. */
    DEPLOYMENT("Deploy");

    private final String title;

    RunKind(String title) {
        this.title = title;
    }

    /** Returns the words for people. */
    public String title() {
        return this.title;
    }
}
