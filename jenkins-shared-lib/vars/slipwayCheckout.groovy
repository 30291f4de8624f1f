import dev.slipway.pipeline.Checkout

/** Checks out the build's commit; see slipwayCheckout.txt. */
def call(Map options = [:]) {
    new Checkout(this, options).run()
}
