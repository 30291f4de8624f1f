import dev.slipway.pipeline.Notice

/** Tells people how a build went; see slipwayNotify.txt. */
def call(Map options = [:]) {
    new Notice(this, options).run()
}
