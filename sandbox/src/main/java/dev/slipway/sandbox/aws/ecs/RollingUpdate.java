package dev.slipway.sandbox.aws.ecs;

/**
 * How many tasks a service starts and stops next, so that enough stay healthy and not too many run.
 *
 * @param start how many tasks of the primary deployment to start
 * @param stopOld how many tasks of older deployments to stop
 * @param stopSurplus how many tasks of the primary deployment to stop
 */
record RollingUpdate(int start, int stopOld, int stopSurplus) {

    /**
     * Decides.
     *
     * @param desired wanted number of tasks
     * @param settings bounds
     * @param now what runs
     */
    static RollingUpdate next(int desired, DeploymentSettings settings, Running now) {
        int room = Math.max(0, settings.mostRunning(desired) - now.primary() - now.old());
        int start = Math.max(0, Math.min(desired - now.primary(), room));
        int surplus = Math.max(0, now.primary() - desired);
        int unhealthyOld = now.old() - now.steadyOld();
        int spare = Math.max(0, now.steadyPrimary() + now.steadyOld() - settings.fewestHealthy(desired));
        boolean replaced = now.steadyPrimary() > 0 || desired == 0 || settings.fewestHealthy(desired) == 0;
        int stopOld = Math.min(now.old(), spare + (replaced ? unhealthyOld : 0));
        return new RollingUpdate(start, stopOld, surplus);
    }

    /**
     * What runs, tasks that are being stopped left out.
     *
     * @param primary tasks of the primary deployment
     * @param steadyPrimary those of them that are healthy
     * @param old tasks of older deployments
     * @param steadyOld those of them that are healthy
     */
    record Running(int primary, int steadyPrimary, int old, int steadyOld) {}
}
