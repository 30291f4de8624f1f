package dev.slipway.pipeline

import groovy.json.JsonOutput
import groovy.json.JsonSlurperClassic

/**
 * The portal's API, called with the app's own token.
 *
 * <p>The calls are plain Java on the controller: a trusted library may do so, and an agent needs no HTTP client.
 * What may heal by itself is tried again; a refusal is not.
 */
class Portal implements Serializable {

    private static final long serialVersionUID = 1
    private static final int TRIES = 4
    /** With the pauses in between about ten minutes: the time that a portal needs to be brought back. */
    private static final int PATIENT_TRIES = 24
    private static final int PAUSE_SECONDS = 5
    private static final int LONGEST_PAUSE_SECONDS = 30

    private final def pipeline
    private final String app
    private final int tries

    Portal(def pipeline, String app) {
        this(pipeline, app, TRIES)
    }

    private Portal(def pipeline, String app, int tries) {
        this.pipeline = pipeline
        this.app = app
        this.tries = tries
    }

    /** Returns this portal for calls that must not be lost when it is away for minutes. */
    Portal patient() {
        return new Portal(pipeline, app, PATIENT_TRIES)
    }

    /** Reads something and returns it. */
    Map get(String path) {
        return insist('GET', path, null, null)
    }

    /** Sends something and returns the answer. The same in the same build is sent under the same key, so it is done once. */
    Map post(String path, Map body) {
        String build = "${pipeline.env.JOB_NAME}#${pipeline.env.BUILD_NUMBER}".toString()
        return insist('POST', path, body, key(build, path, body))
    }

    /** Sends something once and says what went wrong; null when nothing did. */
    String tell(String path, Map body) {
        Map answer = exchange('POST', path, body, null)
        return answer.status >= 300 ? problem(answer) : null
    }

    /** Returns the path of something of this app's. */
    String path(String rest) {
        return "/api/v1/apps/${app}/${rest}".toString()
    }

    /** Runs a block that makes many calls with the token bound once, so that the log stays readable. */
    void signedIn(Closure block) {
        pipeline.withCredentials([pipeline.string(credentialsId: 'slipway-token', variable: 'SLIPWAY_TOKEN')]) {
            block()
        }
    }

    private Map insist(String method, String path, Map body, String key) {
        Map answer = exchange(method, path, body, key)
        for (int attempt = 1; attempt < tries && mayHeal(answer.status); attempt++) {
            int pause = Math.min(PAUSE_SECONDS * attempt, LONGEST_PAUSE_SECONDS)
            pipeline.echo("Slipway: ${problem(answer)} Trying again in ${pause} s.")
            pipeline.sleep(time: pause, unit: 'SECONDS')
            answer = exchange(method, path, body, key)
        }
        if (answer.status >= 300) {
            pipeline.error("Slipway: ${problem(answer)}")
        }
        return answer.body
    }

    private Map exchange(String method, String path, Map body, String key) {
        String url = pipeline.env.SLIPWAY_URL
        if (!url) {
            pipeline.error('Slipway: the variable SLIPWAY_URL is not set. The platform team sets it on the controller.')
        }
        if (pipeline.env.SLIPWAY_TOKEN) {
            return send(method, url.toString() + path, pipeline.env.SLIPWAY_TOKEN.toString(), body, key)
        }
        Map answer = null
        signedIn {
            answer = send(method, url.toString() + path, pipeline.env.SLIPWAY_TOKEN.toString(), body, key)
        }
        return answer
    }

    @NonCPS
    private static String key(String build, String path, Map body) {
        String call = build + ':' + path + ':' + JsonOutput.toJson(body)
        UUID.nameUUIDFromBytes(call.getBytes('UTF-8')).toString()
    }

    @NonCPS
    private static boolean mayHeal(int status) {
        status == 0 || status == 408 || status == 429 || status >= 500
    }

    @NonCPS
    private static String problem(Map answer) {
        Map body = answer.body
        String words = body.detail ?: body.title ?: body.message ?: 'no reason given'
        answer.status == 0 ? "the portal cannot be reached: ${words}" : "the portal answered ${answer.status}: ${words}"
    }

    /** Returns status and body of the answer; status 0 when there was none. */
    @NonCPS
    private static Map send(String method, String address, String token, Map body, String key) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection()
            connection.requestMethod = method
            connection.connectTimeout = 5000
            connection.readTimeout = 30000
            connection.setRequestProperty('Authorization', 'Bearer ' + token)
            connection.setRequestProperty('Accept', 'application/json, application/problem+json')
            if (key != null) {
                connection.setRequestProperty('Idempotency-Key', key)
            }
            if (body != null) {
                connection.doOutput = true
                connection.setRequestProperty('Content-Type', 'application/json')
                connection.outputStream.write(JsonOutput.toJson(body).getBytes('UTF-8'))
            }
            int status = connection.responseCode
            InputStream stream = status < 400 ? connection.inputStream : connection.errorStream
            [status: status, body: parse(stream == null ? '' : stream.getText('UTF-8'))]
        } catch (IOException ex) {
            [status: 0, body: [detail: ex.toString()]]
        }
    }

    @NonCPS
    private static Map parse(String text) {
        try {
            def parsed = text.trim() ? new JsonSlurperClassic().parseText(text) : [:]
            parsed instanceof Map ? parsed : [:]
        } catch (RuntimeException ex) {
            [detail: 'an answer that is no JSON']
        }
    }
}
