package dev.slipway.pipeline

/** Deploys an image that is built already: the pipeline of an app's job {@code deploy}. */
class DeployPipeline implements Serializable {

    private static final long serialVersionUID = 1

    private final def pipeline
    private final String environment
    private final Deployment deployment

    DeployPipeline(def pipeline, Map given) {
        this.pipeline = pipeline
        this.deployment = new Deployment(pipeline, given)
        this.environment = given.environment.toString()
    }

    /** Runs it, without an agent: the portal does the work. */
    void run() {
        pipeline.stage("Deploy to ${environment}") {
            deployment.run()
        }
    }
}
