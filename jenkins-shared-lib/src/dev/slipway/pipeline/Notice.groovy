package dev.slipway.pipeline

/** Tells people how a build went: in a line at the build, and by mail when somebody asked for it. */
class Notice implements Serializable {

    private static final long serialVersionUID = 1
    private static final int LONGEST = 200
    static final Map KNOWN = [outcome: null, words: '', mail: '']

    private final def pipeline
    private final Options options

    Notice(def pipeline, Map given) {
        this.pipeline = pipeline
        this.options = new Options('slipwayNotify', given, KNOWN)
    }

    /** Mails only what is news: a build that went red, or green again. */
    void run() {
        String outcome = options.text('outcome')
        pipeline.currentBuild.description = shortened(options.text('words') ?: outcome)
        String to = options.text('mail')
        String before = pipeline.currentBuild.previousBuild?.result
        if (to && isNews(outcome, before)) {
            mail(to, outcome)
        }
    }

    /** A mail that cannot be sent is a line in the log and nothing else. */
    private void mail(String to, String outcome) {
        try {
            pipeline.mail(
                to: to,
                subject: "${pipeline.env.JOB_NAME} #${pipeline.env.BUILD_NUMBER}: ${outcome}".toString(),
                body: "${options.text('words')}\n\n${pipeline.env.BUILD_URL}".toString())
        } catch (InterruptedException ex) {
            throw ex
        } catch (Exception ex) {
            pipeline.echo("The mail to ${to} was not sent: ${ex.message}")
        }
    }

    @NonCPS
    private static boolean isNews(String outcome, String before) {
        outcome == 'success' ? before != null && before != 'SUCCESS' : outcome != 'cancel' && before in [null, 'SUCCESS']
    }

    @NonCPS
    private static String shortened(String words) {
        String line = words.readLines() ? words.readLines()[0] : ''
        line.length() > LONGEST ? line.substring(0, LONGEST) + '…' : line
    }
}
