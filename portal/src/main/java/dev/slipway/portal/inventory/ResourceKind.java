package dev.slipway.portal.inventory;

/** The kinds of things that an app owns in the outside world. */
public enum ResourceKind {
    /** A GitHub repository. */
    REPOSITORY("GitHub repository"),
    /** A GitHub webhook. */
    WEBHOOK("GitHub webhook"),
    /** A Jenkins folder with its jobs and credentials. */
    JOBS("Jenkins folder"),
    /** An ECR repository. */
    REGISTRY("ECR repository"),
    /** A CloudFormation stack. */
    STACK("CloudFormation stack"),
    /** An ECS service, named {@code cluster/service}. */
    SERVICE("ECS service"),
    /** A family of ECS task definitions. */
    TASKS("ECS task definitions");

    private final String title;

    ResourceKind(String title) {
        this.title = title;
    }

    /** Returns the words for people. */
    public String title() {
        return this.title;
    }
}
