package dev.slipway.pipeline

/** The list of what an app is made of (CycloneDX), kept with the build. */
class Sbom implements Serializable {

    private static final long serialVersionUID = 1
    private static final String CYCLONE_DX =
        'mvn -B -ntp org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom -DoutputFormat=json -DoutputName=bom'
    static final Map KNOWN = [command: CYCLONE_DX, file: 'target/bom.json', tries: 2, timeoutMinutes: 10]

    private final def pipeline
    private final Options options
    private final int tries
    private final int limit

    Sbom(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwaySbom', given, KNOWN)
        this.tries = options.number('tries')
        this.limit = options.number('timeoutMinutes')
    }

    /** Makes the list, keeps it with the build and returns where it can be read. */
    String run() {
        String file = options.text('file')
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            pipeline.retry(tries) {
                pipeline.sh(label: 'List what the app is made of', script: options.text('command'))
            }
            pipeline.archiveArtifacts(artifacts: file, fingerprint: true)
        }
        return "${pipeline.env.BUILD_URL}artifact/${file}".toString()
    }
}
