package dev.slipway.portal.provisioning;

/** What a run is about. */
public enum RunKind {
    /** Creates an app, from its name to its first answer. */
    CREATE("Create app", "Creating", "Created"),
    /** Brings one image of an app into one environment. */
    DEPLOYMENT("Deploy", "Deploying", "Deployed"),
    /** Sets an app up in one more environment, and deploys it there; its subject is the environment's name. */
    ENVIRONMENT("Set up environment", "Setting up an environment of", "Set up an environment of"),
    /** Takes away what a create run made that failed or was cancelled; its subject is that run. */
    UNDO("Undo create", "Undoing the creation of", "Undid the creation of"),
    /** Takes an app out of service. */
    DECOMMISSION("Decommission", "Decommissioning", "Decommissioned"),
    /** Restores what an app is missing. */
    REPAIR("Repair", "Repairing", "Repaired"),
    /** Frees the name of a decommissioned app. */
    FREE_NAME("Free the name", "Freeing the name", "Freed the name"),
    /** Gives an app to another team or owner; its subject is the slug of the former team. */
    TRANSFER("Transfer", "Transferring", "Transferred");

    private final String title;
    private final String doing;
    private final String done;

    RunKind(String title, String doing, String done) {
        this.title = title;
        this.doing = doing;
        this.done = done;
    }

    /** Returns what comes before the app's name while the run goes on: {@code Creating}. */
    public String doing() {
        return this.doing;
    }

    /** Returns what comes before the app's name when the run is done: {@code Created}. */
    public String done() {
        return this.done;
    }

    /** Returns the words for people. */
    public String title() {
        return this.title;
    }
}
