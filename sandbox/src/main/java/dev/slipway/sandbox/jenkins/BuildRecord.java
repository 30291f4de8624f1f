package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One build: what it was started with, and how far it has come.
 *
 * @param start what it was started with; never changes
 * @param progress how far it has come
 */
record BuildRecord(Start start, Progress progress) {

    /**
     * What a build was started with.
     *
     * @param job full name of the job
     * @param number its number
     * @param queueId id of the queue item it came from
     * @param queuedAt when that item was made
     * @param startedAt when the build began
     * @param cause why it was built
     * @param parameters values of its parameters
     * @param head the branch or pull request it builds; null for a job without one
     */
    record Start(
            String job,
            int number,
            long queueId,
            long queuedAt,
            long startedAt,
            Cause cause,
            Map<String, String> parameters,
            @Nullable Head head) {}

    /**
     * How far a build has come.
     *
     * @param result how it ended; null while it runs
     * @param endedAt when it ended; 0 while it runs
     * @param checkout the code it has checked out; null before
     * @param stages its stages so far
     * @param suites suites of its test report; empty when there is none
     * @param artifacts files it has kept
     * @param description words for people
     * @param displayName its name for people; null for the number
     */
    record Progress(
            @Nullable String result,
            long endedAt,
            @Nullable Checkout checkout,
            List<Stage> stages,
            List<Map<String, @Nullable Object>> suites,
            List<String> artifacts,
            @Nullable String description,
            @Nullable String displayName) {

        static Progress none() {
            return new Progress(null, 0, null, List.of(), List.of(), List.of(), null, null);
        }

        Progress withEnd(String how, long when) {
            return new Progress(
                    how,
                    when,
                    this.checkout,
                    this.stages,
                    this.suites,
                    this.artifacts,
                    this.description,
                    this.displayName);
        }

        Progress withCheckout(Checkout other) {
            return new Progress(
                    this.result,
                    this.endedAt,
                    other,
                    this.stages,
                    this.suites,
                    this.artifacts,
                    this.description,
                    this.displayName);
        }

        Progress withStages(List<Stage> other) {
            return new Progress(
                    this.result,
                    this.endedAt,
                    this.checkout,
                    other,
                    this.suites,
                    this.artifacts,
                    this.description,
                    this.displayName);
        }

        Progress withSuites(List<Map<String, @Nullable Object>> more) {
            List<Map<String, @Nullable Object>> all = new ArrayList<>(this.suites);
            all.addAll(more);
            return new Progress(
                    this.result,
                    this.endedAt,
                    this.checkout,
                    this.stages,
                    all,
                    this.artifacts,
                    this.description,
                    this.displayName);
        }

        Progress withArtifact(String path) {
            List<String> all = new ArrayList<>(this.artifacts);
            all.add(path);
            return new Progress(
                    this.result,
                    this.endedAt,
                    this.checkout,
                    this.stages,
                    this.suites,
                    all,
                    this.description,
                    this.displayName);
        }

        Progress withWords(@Nullable String newDescription, @Nullable String newDisplayName) {
            return new Progress(
                    this.result,
                    this.endedAt,
                    this.checkout,
                    this.stages,
                    this.suites,
                    this.artifacts,
                    newDescription,
                    newDisplayName);
        }
    }

    /**
     * Why a build was started.
     *
     * @param user the person who asked for it; null when a scan of branches found something new
     * @param words the reason in Jenkins's words
     */
    record Cause(@Nullable String user, String words) {

        static Cause user(String name) {
            return new Cause(name, "Started by user " + name);
        }

        static Cause indexing() {
            return new Cause(null, "Branch indexing");
        }

        static Cause push(String words) {
            return new Cause(null, words);
        }
    }

    /** The code that a build has checked out. */
    record Checkout(String commit, String head, String branch, String url) {}

    /** A stage; {@code endedAt} is 0 while it runs. */
    record Stage(int id, String name, String status, long startedAt, long endedAt) {}

    boolean running() {
        return this.progress.result() == null;
    }

    String key() {
        return key(this.start.job(), this.start.number());
    }

    static String key(String job, int number) {
        return job + "#" + number;
    }

    String name() {
        String name = this.progress.displayName();
        return name != null ? name : "#" + this.start.number();
    }

    long duration() {
        return running() ? 0 : this.progress.endedAt() - this.start.startedAt();
    }

    long failedTests() {
        return count("FAILED");
    }

    long count(String status) {
        return tests().stream()
                .filter((test) -> status.equals(test.get("status")))
                .count();
    }

    List<Map<?, ?>> tests() {
        List<Map<?, ?>> tests = new ArrayList<>();
        for (Map<String, @Nullable Object> suite : this.progress.suites()) {
            if (suite.get("cases") instanceof List<?> cases) {
                cases.forEach((test) -> tests.add((Map<?, ?>) test));
            }
        }
        return tests;
    }
}
