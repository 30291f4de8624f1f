import dev.slipway.pipeline.Sbom

/** Lists what an app is made of; see slipwaySbom.txt. */
def call(Map options = [:]) {
    new Sbom(this, options).run()
}
