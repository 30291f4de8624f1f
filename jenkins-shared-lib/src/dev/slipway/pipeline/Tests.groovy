package dev.slipway.pipeline

/**
 * Builds and tests: one command, and beside it as many checks as the repository wants, each in a copy of the source.
 *
 * <p>JUnit reports are published however a command ends, so that a red build says which test it was.
 */
class Tests implements Serializable {

    private static final long serialVersionUID = 1
    private static final String SOURCE = 'slipway-source'
    private static final String MAIN = 'Build and test'
    static final Map KNOWN = [
        command: 'mvn -B -ntp verify',
        checks: [:],
        testReports: '**/target/surefire-reports/*.xml,**/target/failsafe-reports/*.xml',
        timeoutMinutes: 30
    ]

    private final def pipeline
    private final String command
    private final Map checks
    private final String reports
    private final int limit
    private final Counts counts = new Counts()

    Tests(def pipeline, Map given) {
        this.pipeline = pipeline
        Options options = new Options('slipwayTests', given, KNOWN)
        this.command = options.text('command')
        this.checks = options.texts('checks')
        this.reports = options.text('testReports')
        this.limit = options.number('timeoutMinutes')
        if (checks.containsKey(MAIN)) {
            throw new IllegalArgumentException("slipwayTests: a check cannot be called '${MAIN}'.")
        }
    }

    /** Runs everything. */
    void run() {
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            if (checks) {
                runBesideEachOther()
            } else {
                runHere(MAIN, command)
            }
        }
    }

    /** Returns how many tests the reports have told of so far: {@code total} and {@code failed}. */
    Counts counts() {
        return counts
    }

    private void runBesideEachOther() {
        pipeline.stash(name: SOURCE)
        Map branches = [:]
        branches[MAIN] = { runHere(MAIN, command) }
        List names = names()
        for (int i = 0; i < names.size(); i++) {
            String name = names[i]
            int number = i
            branches[name] = { runInACopy(name, number) }
        }
        pipeline.parallel(branches)
    }

    /** Two builds in one folder would write over each other. */
    private void runInACopy(String name, int number) {
        pipeline.dir(pipeline.pwd(tmp: true).toString() + '/check-' + number) {
            pipeline.deleteDir()
            pipeline.unstash(SOURCE)
            runHere(name, checks[name])
            pipeline.deleteDir()
        }
    }

    private void runHere(String name, String what) {
        try {
            pipeline.sh(label: name, script: what)
        } finally {
            def summary = pipeline.junit(testResults: reports, allowEmptyResults: true)
            if (summary != null) {
                counts.add(summary.totalCount as int, summary.failCount as int)
            }
        }
    }

    @NonCPS
    private List names() {
        new ArrayList(checks.keySet())
    }
}
