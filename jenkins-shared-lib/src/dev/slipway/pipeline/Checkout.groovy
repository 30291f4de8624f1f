package dev.slipway.pipeline

/** The code of the build's commit in an empty workspace; a network that stumbles is given another try. */
class Checkout implements Serializable {

    private static final long serialVersionUID = 1
    static final Map KNOWN = [tries: 3, timeoutMinutes: 10]

    private final def pipeline
    private final int tries
    private final int limit

    Checkout(def pipeline, Map given) {
        this.pipeline = pipeline
        Options options = new Options('slipwayCheckout', given, KNOWN)
        this.tries = options.number('tries')
        this.limit = options.number('timeoutMinutes')
    }

    /** Checks out and returns the commit. */
    String run() {
        def revision = null
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            pipeline.retry(tries) {
                // A report that an earlier build has left behind must not count as this one's.
                pipeline.deleteDir()
                revision = pipeline.checkout(pipeline.scm)
            }
        }
        return revision.GIT_COMMIT
    }
}
