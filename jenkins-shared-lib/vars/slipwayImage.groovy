import dev.slipway.pipeline.Image

/** Builds and pushes the app's image; see slipwayImage.txt. */
def call(Map options = [:]) {
    new Image(this, options).run()
}
