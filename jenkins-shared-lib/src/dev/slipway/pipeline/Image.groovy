package dev.slipway.pipeline

/** The app's image: built and pushed by Jib, without a Docker daemon, with a login that the portal lends for minutes. */
class Image implements Serializable {

    private static final long serialVersionUID = 1
    private static final String DIGEST_FILE = 'target/jib-image.digest'

    private final def pipeline
    private final Portal portal
    private final String app

    Image(def pipeline, Portal portal, String app) {
        this.pipeline = pipeline
        this.portal = portal
        this.app = app
    }

    /**
     * Builds and pushes the image and returns its digest.
     *
     * <p>Tags cannot be overwritten in the registry, so the tag names the build as well as the commit.
     */
    String publish(String commit, String build) {
        Map login = portal.post(portal.path('registry-login'), [:])
        String registry = host(login.registry.toString())
        String reference = "${registry}/slipway/${app}:${commit}-${build}"
        // A file, not the command line, which everybody on the agent can read.
        String folder = pipeline.pwd(tmp: true).toString() + '/registry-' + build
        pipeline.dir(folder) {
            pipeline.writeFile(file: 'config.json', text: config(registry, login.user.toString(), login.password.toString()))
        }
        try {
            pipeline.withEnv([
                "DOCKER_CONFIG=${folder}",
                "IMAGE=${reference}",
                "REVISION=${commit}",
                "INSECURE=${insecure(login, registry)}"
            ]) {
                pipeline.retry(2) {
                    pipeline.sh(label: 'Build and push the image', script: 'mvn -B -ntp jib:build' +
                        ' "-Djib.to.image=$IMAGE" "-Dslipway.revision=$REVISION"' +
                        ' "-Djib.allowInsecureRegistries=$INSECURE" "-DsendCredentialsOverHttp=$INSECURE"' +
                        ' -Djib.console=plain')
                }
            }
        } finally {
            pipeline.dir(folder) {
                pipeline.deleteDir()
            }
        }
        String digest = Names.digest(pipeline.readFile(DIGEST_FILE).toString().trim())
        pipeline.echo("Image ${registry}/slipway/${app}@${digest}")
        return digest
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
