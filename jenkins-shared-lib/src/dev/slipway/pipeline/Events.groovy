package dev.slipway.pipeline

/**
 * What a pipeline tells about itself, as CDEvents payloads. The portal adds the app, the time and the envelope.
 *
 * <p>An event that cannot be sent is a line in the log and nothing else.
 */
class Events implements Serializable {

    private static final long serialVersionUID = 1

    private final def pipeline
    private final Portal portal
    private final Map facts

    /**
     * @param facts what every event carries beside its own: commit, branch, build
     */
    Events(def pipeline, Portal portal, Map facts) {
        this.pipeline = pipeline
        this.portal = portal
        this.facts = facts
    }

    void pipelineStarted() {
        send('dev.cdevents.pipelinerun.started.0.3.0', facts.id, named())
    }

    /** @param outcome {@code success}, {@code failure}, {@code cancel} or {@code error} */
    void pipelineFinished(String outcome, String errors) {
        Map content = named() + [outcome: outcome]
        send('dev.cdevents.pipelinerun.finished.0.3.0', facts.id, errors ? content + [errors: errors] : content)
    }

    void buildStarted() {
        send('dev.cdevents.build.started.0.3.0', facts.id, [:])
    }

    /** @param artifact package URL of the image; null when there is none */
    void buildFinished(String artifact) {
        send('dev.cdevents.build.finished.0.3.0', facts.id, artifact ? [artifactId: artifact] : [:])
    }

    /** Tells how the tests went. */
    void testsFinished(int total, int failed) {
        Map content = [
            environment: [id: 'build'],
            testSuite: [id: facts.app + '-verify', name: 'verify'],
            outcome: failed > 0 ? 'failure' : 'success'
        ]
        send('dev.cdevents.testsuiterun.finished.0.3.0', facts.id + '-tests',
            failed > 0 ? content + [reason: "${failed} of ${total} tests failed".toString()] : content)
    }

    /** @param artifact package URL of the image */
    void artifactPublished(String artifact) {
        send('dev.cdevents.artifact.published.0.3.0', artifact, [:])
    }

    private Map named() {
        return [pipelineName: facts.job, uri: facts.build]
    }

    private void send(String type, String subject, Map content) {
        try {
            Map custom = [commit: facts.commit, branch: facts.branch, build: facts.build]
            String problem = portal.tell(portal.path('events'),
                [type: type, subject: [id: subject, content: content], customData: custom])
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
