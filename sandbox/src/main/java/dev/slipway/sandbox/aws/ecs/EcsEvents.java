package dev.slipway.sandbox.aws.ecs;

/** Tells others what happens to tasks and deployments. */
interface EcsEvents {

    /** A task has another status. */
    void taskChanged(Task task);

    /**
     * A deployment has another state.
     *
     * @param service its service
     * @param deployment its id
     * @param name name of the event, such as {@code SERVICE_DEPLOYMENT_FAILED}
     * @param reason the state in words
     */
    void deploymentChanged(StoredService service, String deployment, String name, String reason);
}
