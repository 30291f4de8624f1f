package dev.slipway.pipeline

/**
 * The app's image: built and pushed by Jib, without a Docker daemon, with a login that the portal lends for minutes.
 *
 * <p>Jib sets all times to the same moment, so the same commit on the same base gives the same digest.
 */
class Image implements Serializable {

    private static final long serialVersionUID = 1
    private static final String JIB = 'mvn -B -ntp jib:build "-Djib.to.image=$IMAGE" "-Dslipway.revision=$REVISION"' +
        ' "-Djib.allowInsecureRegistries=$INSECURE" "-DsendCredentialsOverHttp=$INSECURE" -Djib.console=plain'
    static final Map KNOWN = [
        app: null,
        commit: null,
        command: JIB,
        digestFile: 'target/jib-image.digest',
        tries: 2,
        timeoutMinutes: 15
    ]

    private final def pipeline
    private final Options options
    private final String app
    private final int tries
    private final int limit

    Image(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayImage', given, KNOWN)
        this.app = Names.app(options.text('app'))
        this.tries = options.number('tries')
        this.limit = options.number('timeoutMinutes')
    }

    /**
     * Builds and pushes the image and returns its digest.
     *
     * <p>Tags cannot be overwritten in the registry, so the tag names the build as well as the commit.
     */
    String run() {
        Portal portal = new Portal(pipeline, app)
        Map login = portal.post(portal.path('registry-login'), [:])
        String registry = host(login.registry.toString())
        String build = pipeline.env.BUILD_NUMBER.toString()
        String reference = "${registry}/slipway/${app}:${options.text('commit')}-${build}"
        // A file, not the command line, which everybody on the agent can read.
        String folder = pipeline.pwd(tmp: true).toString() + '/registry-' + build
        pipeline.dir(folder) {
            pipeline.writeFile(file: 'config.json', text: config(registry, login.user.toString(), login.password.toString()))
        }
        try {
            pipeline.withEnv([
                "DOCKER_CONFIG=${folder}",
                "IMAGE=${reference}",
                "REVISION=${options.text('commit')}",
                "INSECURE=${insecure(login, registry)}"
            ]) {
                push()
            }
        } finally {
            pipeline.dir(folder) {
                pipeline.deleteDir()
            }
        }
        String digest = Names.digest(pipeline.readFile(options.text('digestFile')).toString().trim())
        pipeline.echo("Image ${registry}/slipway/${app}@${digest}")
        return digest
    }

    private void push() {
        pipeline.timeout(time: limit, unit: 'MINUTES') {
            pipeline.retry(tries) {
                pipeline.sh(label: 'Build and push the image', script: options.text('command'))
            }
        }
    }

    /** Returns the package URL of an image, by which events name it. */
    @NonCPS
    static String packageUrl(String app, String digest) {
        'pkg:oci/' + app + '@' + digest.replace(':', '%3A')
    }

    @NonCPS
    private static String host(String registry) {
        registry.replaceFirst('^https?://', '').replaceFirst('/.*$', '')
    }

    /** A registry on this machine speaks plain HTTP; any other only when the portal says so. */
    @NonCPS
    private static boolean insecure(Map login, String registry) {
        String name = registry.replaceFirst(':\\d+$', '')
        login.insecure != null ? login.insecure == true : name in ['localhost', '127.0.0.1']
    }

    @NonCPS
    private static String config(String registry, String user, String password) {
        String pair = (user + ':' + password).getBytes('UTF-8').encodeBase64().toString()
        groovy.json.JsonOutput.toJson([auths: [(registry): [auth: pair]]])
    }
}
