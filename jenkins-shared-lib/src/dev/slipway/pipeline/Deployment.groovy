package dev.slipway.pipeline

/**
 * A deployment through the portal: asked for, then followed to its end. The portal decides and drives it.
 *
 * <p>When the portal goes down in between, this waits for it; asking again finds the deployment that was begun, since the
 * question bears the same key.
 */
class Deployment implements Serializable {

    private static final long serialVersionUID = 1
    private static final int PAUSE_SECONDS = 3
    static final Map KNOWN = [app: null, environment: null, digest: null, commit: null, timeoutMinutes: 20]

    private final def pipeline
    private final Options options
    private final String app
    private final String environment
    private final String digest
    private final int limit

    Deployment(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayDeploy', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.environment = options.text('environment')
        this.digest = Names.digest(options.text('digest'))
        this.limit = options.number('timeoutMinutes')
    }

    /**
     * Deploys an image and returns when it runs; fails the build with the portal's reason when it does not. One that waits
     * for a person's approval is left to the portal, which goes on with it: that may take days.
     */
    void run() {
        Portal portal = new Portal(pipeline, app).patient()
        Map now = null
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            portal.signedIn {
                now = follow(portal, open(portal))
            }
        }
        if (now.state == 'waiting') {
            pipeline.echo("Deployment ${now.id} to ${environment} waits for an approval: ${now.reason ?: 'no reason given'}")
            return
        }
        if (now.state != 'succeeded') {
            pipeline.error(verdict(environment, now))
        }
        pipeline.echo("Deployment ${now.id} to ${environment} succeeded.")
    }

    private Map open(Portal portal) {
        Map opened = portal.post(portal.path('deployments'),
            [environment: environment, digest: digest, commit: options.text('commit'), build: pipeline.env.BUILD_URL])
        pipeline.echo("Deployment ${opened.id} to ${environment} is ${opened.state ?: 'queued'}.")
        return opened
    }

    private Map follow(Portal portal, Map opened) {
        Map now = opened
        while (!settled(now)) {
            pipeline.sleep(time: PAUSE_SECONDS, unit: 'SECONDS')
            Map next = portal.get("/api/v1/deployments/${opened.id}".toString())
            if (next.state != now.state) {
                pipeline.echo("Deployment ${opened.id} is ${next.state}.")
            }
            now = next
        }
        return now
    }

    @NonCPS
    private static boolean settled(Map deployment) {
        deployment.state in ['waiting', 'succeeded', 'failed', 'refused', 'cancelled']
    }

    @NonCPS
    private static String verdict(String environment, Map deployment) {
        String text = "Deployment ${deployment.id} to ${environment} ${deployment.state}: ${deployment.reason ?: 'no reason given'}"
        List tail = deployment.logTail instanceof List ? deployment.logTail : []
        tail ? text + '\nLast lines of its log:\n' + tail.join('\n') : text
    }
}
