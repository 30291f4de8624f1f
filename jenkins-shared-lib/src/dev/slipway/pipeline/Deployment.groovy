package dev.slipway.pipeline

/** A deployment through the portal: asked for, then followed to its end. The portal decides and drives it. */
class Deployment implements Serializable {

    private static final long serialVersionUID = 1
    private static final int PAUSE_SECONDS = 3

    private final def pipeline
    private final Portal portal

    Deployment(def pipeline, Portal portal) {
        this.pipeline = pipeline
        this.portal = portal
    }

    /** Deploys an image and returns when it runs; fails the build with the portal's reason when it does not. */
    void run(String environment, String digest, String commit) {
        Map opened = portal.post(portal.path('deployments'),
            [environment: environment, digest: digest, commit: commit, build: pipeline.env.BUILD_URL])
        pipeline.echo("Deployment ${opened.id} to ${environment} is ${opened.state ?: 'queued'}.")
        Map now = null
        portal.signedIn {
            now = follow(opened)
        }
        if (now.state != 'succeeded') {
            pipeline.error(verdict(environment, now))
        }
        pipeline.echo("Deployment ${now.id} to ${environment} succeeded.")
    }

    private Map follow(Map opened) {
        Map now = opened
        while (!ended(now)) {
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
    private static boolean ended(Map deployment) {
        deployment.state in ['succeeded', 'failed', 'refused']
    }

    @NonCPS
    private static String verdict(String environment, Map deployment) {
        String text = "Deployment ${deployment.id} to ${environment} ${deployment.state}: ${deployment.reason ?: 'no reason given'}"
        List tail = deployment.logTail instanceof List ? deployment.logTail : []
        tail ? text + '\nLast lines of its log:\n' + tail.join('\n') : text
    }
}
