package dev.slipway.pipeline

/** Holds an image back in which the registry's scan has found too much. */
class ScanGate implements Serializable {

    private static final long serialVersionUID = 1
    private static final int PAUSE_SECONDS = 5
    private static final int SHOWN = 20
    private static final List SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED']
    private static final String NO_GATE = 'NONE'
    static final Map KNOWN = [app: null, digest: null, threshold: 'HIGH', timeoutMinutes: 10]

    private final def pipeline
    private final String app
    private final String digest
    private final String threshold
    private final int limit

    ScanGate(def pipeline, Map given) {
        this.pipeline = pipeline
        Options options = new Options('slipwayScan', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.digest = Names.digest(options.text('digest'))
        this.threshold = options.oneOf('threshold', SEVERITIES + NO_GATE)
        this.limit = options.number('timeoutMinutes')
    }

    /** Returns when the image may go on; fails the build when it may not, or when nobody can tell. */
    void run() {
        if (threshold == NO_GATE) {
            pipeline.echo('The image is not held against a scan: the threshold is NONE.')
            return
        }
        Portal portal = new Portal(pipeline, app)
        Map scan = null
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            portal.signedIn {
                scan = follow(portal)
            }
        }
        if (scan.state != 'complete') {
            pipeline.error("The registry could not scan the image: ${scan.reason ?: scan.state}." +
                " An image without a scan passes only with the threshold NONE.")
        }
        List bad = atLeast(scan.findings, threshold)
        pipeline.echo("Image scan: ${scan.findings.size()} findings, ${bad.size()} of ${threshold} or worse. ${scan.reason ?: ''}")
        if (bad) {
            pipeline.error(words(bad, threshold))
        }
    }

    private Map follow(Portal portal) {
        String path = portal.path("images/${digest}/scan".toString())
        Map scan = portal.get(path)
        while (scan.state == 'pending') {
            pipeline.sleep(time: PAUSE_SECONDS, unit: 'SECONDS')
            scan = portal.get(path)
        }
        return scan
    }

    /** Returns the findings that are as bad as the threshold; a severity that nobody knows counts as the worst. */
    @NonCPS
    private static List atLeast(List findings, String threshold) {
        List bad = []
        for (finding in findings) {
            if (SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(threshold)) {
                bad << finding
            }
        }
        bad
    }

    @NonCPS
    private static String words(List bad, String threshold) {
        List lines = []
        for (finding in bad.take(SHOWN)) {
            lines << "${finding.severity} ${finding.name} in ${finding.component ?: 'the image'} ${finding.version ?: ''}".toString().trim()
        }
        "The image scan has ${bad.size()} findings of ${threshold} or worse, so the image is not deployed." +
            ' Update what they are in, or raise the threshold:\n' + lines.join('\n')
    }
}
