import dev.slipway.pipeline.DeployPipeline

/** Deploys an image that is built already; see slipwayDeploy.txt. */
def call(Map options = [:]) {
    new DeployPipeline(this, options).run()
}
