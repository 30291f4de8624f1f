package dev.slipway.pipeline

/** Deploys an image that is built already: the pipeline of an app's job {@code deploy}. */
class DeployPipeline implements Serializable {

    private static final long serialVersionUID = 1
    private static final Map KNOWN = [app: null, environment: null, digest: null, commit: null, timeoutMinutes: 20]

    private final def pipeline
    private final Options options
    private final String app
    private final String digest
    private final int limit

    DeployPipeline(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayDeploy', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.digest = Names.digest(options.text('digest'))
        this.limit = options.number('timeoutMinutes')
    }

    /** Runs it. */
    void run() {
        String environment = options.text('environment')
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            pipeline.stage("Deploy to ${environment}") {
                Portal portal = new Portal(pipeline, app, "${pipeline.env.JOB_NAME}#${pipeline.env.BUILD_NUMBER}".toString())
                new Deployment(pipeline, portal).run(environment, digest, options.text('commit'))
            }
        }
    }
}
