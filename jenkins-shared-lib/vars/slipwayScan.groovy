import dev.slipway.pipeline.ScanGate

/** Holds an image back in which the scan has found too much; see slipwayScan.txt. */
def call(Map options = [:]) {
    new ScanGate(this, options).run()
}
