package dev.slipway.pipeline

/** How many tests there were, and how many of them failed, over all reports of a build. */
class Counts implements Serializable {

    private static final long serialVersionUID = 1

    private int total
    private int failed

    /** Adds a report. */
    @NonCPS
    synchronized void add(int moreTotal, int moreFailed) {
        total += moreTotal
        failed += moreFailed
    }

    @NonCPS
    synchronized int total() {
        total
    }

    @NonCPS
    synchronized int failed() {
        failed
    }
}
