package dev.slipway.pipeline

/**
 * What a pipeline tells about itself, as CDEvents payloads. The portal adds the app, the time and the envelope.
 *
 * <p>An event that cannot be sent is a line in the log and nothing else.
 */
class Events implements Serializable {

    private static final long serialVersionUID = 1

    private final def pipeline
    private final String app
    /** Unknown until the code is checked out. */
    private String commit = null

    Events(def pipeline, String app) {
        this.pipeline = pipeline
        this.app = app
    }

    /** Names the commit that all events from now on are about. */
    void about(String revision) {
        commit = revision
    }

    void pipelineStarted() {
        send('dev.cdevents.pipelinerun.started.0.3.0', id(), named())
    }

    /** @param outcome {@code success}, {@code failure}, {@code cancel} or {@code error} */
    void pipelineFinished(String outcome, String errors) {
        Map content = named() + [outcome: outcome]
        send('dev.cdevents.pipelinerun.finished.0.3.0', id(), errors ? content + [errors: errors] : content)
    }

    void buildStarted() {
        send('dev.cdevents.build.started.0.3.0', id(), [:])
    }

    void buildFinished() {
        send('dev.cdevents.build.finished.0.3.0', id(), [:])
    }

    /** Tells how the tests went; nothing when there were none. */
    void testsFinished(Counts counts) {
        int total = counts.total()
        int failed = counts.failed()
        if (total == 0) {
            return
        }
        Map content = [
            environment: [id: 'build'],
            testSuite: [id: app + '-verify', name: 'verify'],
            outcome: failed > 0 ? 'failure' : 'success'
        ]
        send('dev.cdevents.testsuiterun.finished.0.3.0', id() + '-tests',
            failed > 0 ? content + [reason: "${failed} of ${total} tests failed".toString()] : content)
    }

    /** @param digest digest of the image */
    void artifactPublished(String digest) {
        send('dev.cdevents.artifact.published.0.3.0', Image.packageUrl(app, digest), [:])
    }

    private String id() {
        return "${pipeline.env.JOB_NAME}#${pipeline.env.BUILD_NUMBER}".toString()
    }

    private Map named() {
        return [pipelineName: pipeline.env.JOB_NAME, uri: pipeline.env.BUILD_URL]
    }

    private Map custom() {
        return [
            commit: commit,
            branch: pipeline.env.CHANGE_BRANCH ?: pipeline.env.BRANCH_NAME ?: '',
            build: pipeline.env.BUILD_URL
        ]
    }

    private void send(String type, String subject, Map content) {
        try {
            Portal portal = new Portal(pipeline, app)
            String problem = portal.tell(portal.path('events'),
                [type: type, subject: [id: subject, content: content], customData: custom()])
            if (problem) {
                pipeline.echo("Slipway: the event ${type} was not taken: ${problem}")
            }
        } catch (InterruptedException ex) {
            throw ex
        } catch (Exception ex) {
            pipeline.echo("Slipway: the event ${type} was not sent: ${ex.message}")
        }
    }
}
