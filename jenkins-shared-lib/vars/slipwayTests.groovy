import dev.slipway.pipeline.Tests

/** Builds and tests; see slipwayTests.txt. */
def call(Map options = [:]) {
    new Tests(this, options).run()
}
