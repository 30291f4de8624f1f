package dev.slipway.pipeline

/** The pipeline of an app: build and test every branch; publish and deploy the main one. */
class AppPipeline implements Serializable {

    private static final long serialVersionUID = 1
    private static final Map KNOWN = [
        app: null,
        mavenGoals: 'verify',
        testReports: '**/target/surefire-reports/*.xml,**/target/failsafe-reports/*.xml',
        timeoutMinutes: 30,
        deploy: true,
        mainBranch: 'main'
    ]

    private final def pipeline
    private final Options options
    private final String app
    private final int limit
    private Events events
    private Portal portal
    private String commit

    AppPipeline(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayApp', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.limit = options.number('timeoutMinutes')
    }

    /** Runs it. */
    void run() {
        pipeline.node {
            pipeline.timeout(time: limit, unit: 'MINUTES') {
                runStages()
            }
        }
    }

    private void runStages() {
        checkout()
        events.pipelineStarted()
        String outcome = 'error'
        String errors = null
        try {
            build()
            if (isDeployed()) {
                deploy(publish())
            }
            outcome = isGreen() ? 'success' : 'failure'
        } catch (InterruptedException ex) {
            outcome = 'cancel'
            errors = 'The build was stopped.'
            throw ex
        } catch (Exception ex) {
            outcome = 'failure'
            errors = ex.message
            throw ex
        } finally {
            events.pipelineFinished(outcome, errors)
        }
    }

    private void checkout() {
        pipeline.stage('Checkout') {
            // A report that an earlier build has left behind must not count as this one's.
            pipeline.deleteDir()
            def revision = pipeline.checkout(pipeline.scm)
            commit = revision.GIT_COMMIT
        }
        String number = pipeline.env.BUILD_NUMBER
        String job = pipeline.env.JOB_NAME
        portal = new Portal(pipeline, app, job + '#' + number)
        events = new Events(pipeline, portal, [
            id: job + '#' + number,
            app: app,
            job: job,
            build: pipeline.env.BUILD_URL,
            commit: commit,
            branch: pipeline.env.CHANGE_BRANCH ?: pipeline.env.BRANCH_NAME ?: ''
        ])
    }

    private void build() {
        pipeline.stage('Build and test') {
            events.buildStarted()
            try {
                pipeline.withEnv(["GOALS=${options.text('mavenGoals')}"]) {
                    pipeline.sh(label: 'Build and test', script: 'mvn -B -ntp $GOALS')
                }
            } finally {
                tests()
                events.buildFinished(null)
            }
        }
    }

    /** Also when the build fails: then the report says which test. */
    private void tests() {
        def summary = pipeline.junit(testResults: options.text('testReports'), allowEmptyResults: true)
        if (summary != null) {
            events.testsFinished(summary.totalCount as int, summary.failCount as int)
        }
    }

    private String publish() {
        String digest = null
        pipeline.stage('Publish the image') {
            digest = new Image(pipeline, portal, app).publish(commit, pipeline.env.BUILD_NUMBER.toString())
            events.artifactPublished(Image.packageUrl(app, digest))
        }
        return digest
    }

    private void deploy(String digest) {
        pipeline.stage('Deploy to test') {
            new Deployment(pipeline, portal).run('test', digest, commit)
        }
    }

    private boolean isGreen() {
        return pipeline.currentBuild.currentResult == 'SUCCESS'
    }

    private boolean isDeployed() {
        return options.flag('deploy') && !pipeline.env.CHANGE_ID &&
            pipeline.env.BRANCH_NAME == options.text('mainBranch') && isGreen()
    }
}
