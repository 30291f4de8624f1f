import dev.slipway.pipeline.AppPipeline

/** Builds, tests, publishes and deploys an app; see slipwayApp.txt. */
def call(Map options = [:]) {
    new AppPipeline(this, options).run()
}
