package dev.slipway.pipeline

/** The pipeline of an app: build and test every branch; publish and deploy the main one. */
class AppPipeline implements Serializable {

    private static final long serialVersionUID = 1
    private static final Map KNOWN = [
        app: null,
        build: Tests.KNOWN.command,
        checks: [:],
        testReports: Tests.KNOWN.testReports,
        image: Image.KNOWN.command,
        digestFile: Image.KNOWN.digestFile,
        sbom: Sbom.KNOWN.command,
        sbomFile: Sbom.KNOWN.file,
        scanThreshold: ScanGate.KNOWN.threshold,
        deploy: true,
        mainBranch: 'main',
        agent: '',
        mail: '',
        keepBuilds: 30,
        timeoutMinutes: 60
    ]

    private final def pipeline
    private final Options options
    private final String app
    private final boolean deployed
    private final int keep
    private final int limit
    private final Events events
    private final Tests tests
    private String commit = null
    private String digest = null

    AppPipeline(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayApp', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.deployed = options.flag('deploy')
        this.keep = options.number('keepBuilds')
        this.limit = options.number('timeoutMinutes')
        this.events = new Events(pipeline, app)
        this.tests = new Tests(pipeline,
            [command: options.text('build'), checks: options.texts('checks'), testReports: options.text('testReports')])
    }

    /** Runs it. What is told at the end is told outside of the time limit, so that it is told whatever happens. */
    void run() {
        pipeline.properties([
            pipeline.buildDiscarder(pipeline.logRotator(numToKeepStr: keep.toString(), artifactNumToKeepStr: keep.toString())),
            pipeline.disableConcurrentBuilds()
        ])
        String outcome = 'error'
        String errors = null
        try {
            pipeline.timeout(time: limit, unit: 'MINUTES') {
                runStages()
            }
            outcome = isGreen() ? 'success' : 'failure'
        } catch (InterruptedException ex) {
            outcome = 'cancel'
            errors = 'The build was stopped, or its time was up.'
            throw ex
        } catch (Exception ex) {
            outcome = 'failure'
            errors = ex.message
            throw ex
        } finally {
            events.pipelineFinished(outcome, errors)
            new Notice(pipeline, [outcome: outcome, words: errors ?: summary(), mail: options.text('mail')]).run()
        }
    }

    private void runStages() {
        pipeline.node(options.text('agent')) {
            checkout()
            build()
            if (isPublished()) {
                list()
                publish()
            }
        }
        // From here on the portal works and this waits: no agent is held.
        if (digest) {
            scan()
            deploy()
        }
    }

    private void checkout() {
        pipeline.stage('Checkout') {
            commit = new Checkout(pipeline, [:]).run()
            events.about(commit)
            events.pipelineStarted()
        }
    }

    private void build() {
        pipeline.stage('Build and test') {
            events.buildStarted()
            try {
                tests.run()
            } finally {
                events.testsFinished(tests.counts())
                events.buildFinished()
            }
        }
    }

    private void list() {
        if (options.text('sbom')) {
            pipeline.stage('List the contents') {
                new Sbom(pipeline, [command: options.text('sbom'), file: options.text('sbomFile')]).run()
            }
        }
    }

    private void publish() {
        pipeline.stage('Publish the image') {
            digest = new Image(pipeline, [
                app: app, commit: commit, command: options.text('image'), digestFile: options.text('digestFile')
            ]).run()
            events.artifactPublished(digest)
        }
    }

    private void scan() {
        pipeline.stage('Scan the image') {
            new ScanGate(pipeline, [app: app, digest: digest, threshold: options.text('scanThreshold')]).run()
        }
    }

    private void deploy() {
        pipeline.stage('Deploy to test') {
            // That of the first build waits for the app's infrastructure, which may take longer than a rollout.
            new Deployment(pipeline, [
                app: app, environment: 'test', digest: digest, commit: commit, timeoutMinutes: limit
            ]).run()
        }
    }

    private String summary() {
        return digest ? "${digest.substring(0, 19)} runs in test" : 'Built and tested'
    }

    private boolean isGreen() {
        return pipeline.currentBuild.currentResult == 'SUCCESS'
    }

    private boolean isPublished() {
        return deployed && !pipeline.env.CHANGE_ID &&
            pipeline.env.BRANCH_NAME == options.text('mainBranch') && isGreen()
    }
}
