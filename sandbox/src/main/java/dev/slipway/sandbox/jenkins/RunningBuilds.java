package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts builds, follows them to their end and keeps their records up to date. They go by the ids of their queue items:
 * a job that was deleted and made again counts its builds from 1 again.
 */
final class RunningBuilds {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long GRACE_SECONDS = 8;

    private final Jenkins jenkins;
    private final ExecutorService threads;
    private final Map<Long, BuildProcess> processes = new ConcurrentHashMap<>();
    private final Map<Long, String> stopped = new ConcurrentHashMap<>();
    private volatile boolean closed;

    RunningBuilds(Jenkins jenkins, ExecutorService threads) {
        this.jenkins = jenkins;
        this.threads = threads;
    }

    /** Gives the queue item its number and starts its build. */
    void start(QueueItem item) {
        Optional<Item> job = this.jenkins.items().find(item.job());
        if (job.isEmpty() || this.closed) {
            this.jenkins.queue().put(item.taken());
            this.threads.execute(this.jenkins.queue()::executorFree);
            return;
        }
        int number = job.get().nextBuild();
        this.jenkins.items().change(item.job(), (found) -> found.withNextBuild(number + 1));
        BuildRecord build = new BuildRecord(
                new BuildRecord.Start(
                        item.job(),
                        number,
                        item.id(),
                        item.since(),
                        System.currentTimeMillis(),
                        item.cause(),
                        item.parameters(),
                        item.head()),
                BuildRecord.Progress.none());
        this.jenkins.builds().put(build);
        this.jenkins.queue().put(item.started(number));
        this.threads.execute(() -> run(job.get(), build));
    }

    /** Stops a build, in somebody's name. */
    void stop(BuildRecord build, String user) {
        this.stopped.put(build.start().queueId(), "Aborted by " + user);
        BuildProcess process = this.processes.get(build.start().queueId());
        if (process != null) {
            try {
                process.stop("Aborted by " + user);
            } catch (IOException ex) {
                this.jenkins
                        .builds()
                        .appendToLog(build.start().job(), build.start().number(), "The build had ended already.");
            }
        }
    }

    /** Ends a build by force: for one that takes no notice of being stopped. */
    void kill(BuildRecord build, String user) {
        stop(build, user);
        BuildProcess process = this.processes.get(build.start().queueId());
        if (process != null) {
            this.threads.execute(() -> process.letGo(1));
        }
    }

    /** Stops all builds, for this Jenkins goes down. */
    void close() {
        this.closed = true;
        this.processes.values().parallelStream().forEach((process) -> process.letGo(GRACE_SECONDS));
    }

    private void run(Item job, BuildRecord build) {
        BuildRecord.Start start = build.start();
        Builds builds = this.jenkins.builds();
        String result = "FAILURE";
        Path workspace = this.jenkins.workspaces().take(job);
        try {
            this.jenkins.tell(build, CommitStatus.RUNNING);
            builds.appendToLog(start.job(), start.number(), start.cause().words());
            BuildPlan plan = new BuildPlan(this.jenkins, job, build, workspace);
            BuildProcess process = BuildProcess.start(
                    this.jenkins.runnerClassPath(),
                    plan.request(),
                    builds.folder(start.job(), start.number()).resolve("runner-errors.log"));
            this.processes.put(start.queueId(), process);
            String stopBefore = this.stopped.get(start.queueId());
            if (stopBefore != null) {
                process.stop(stopBefore);
            }
            String[] told = new String[1];
            process.follow((event) -> told[0] = note(build, event, told[0]));
            result = told[0] == null ? died(build) : told[0];
        } catch (IOException | RuntimeException ex) {
            builds.appendToLog(start.job(), start.number(), "ERROR: " + ex.getMessage());
            builds.appendToLog(start.job(), start.number(), "Finished: FAILURE");
        } finally {
            this.processes.remove(start.queueId());
            this.stopped.remove(start.queueId());
            this.jenkins.workspaces().giveBack(workspace);
            String end = result;
            builds.progress(build, (progress) -> progress.withEnd(end, System.currentTimeMillis()));
            this.jenkins.tell(build, CommitStatus.of(end));
            this.jenkins.discardOldBuilds(start.job());
            this.jenkins.queue().executorFree();
        }
    }

    private String died(BuildRecord build) {
        String result = this.stopped.containsKey(build.start().queueId()) || this.closed ? "ABORTED" : "FAILURE";
        this.jenkins
                .builds()
                .appendToLog(
                        build.start().job(),
                        build.start().number(),
                        "The build's process ended unexpectedly; runner-errors.log in the build's folder may say why.\nFinished: "
                                + result);
        return result;
    }

    private @Nullable String note(BuildRecord build, JsonNode event, @Nullable String before) {
        Builds builds = this.jenkins.builds();
        long time = event.path("time").asLong(0);
        switch (event.path("type").asString("")) {
            case "finished" -> {
                return event.path("result").asString("FAILURE");
            }
            case "stage-started" ->
                builds.progress(
                        build,
                        (progress) -> progress.withStages(plus(
                                progress.stages(),
                                new BuildRecord.Stage(
                                        event.path("id").asInt(0),
                                        event.path("name").asString(""),
                                        "IN_PROGRESS",
                                        time,
                                        0))));
            case "stage-finished" ->
                builds.progress(
                        build,
                        (progress) -> progress.withStages(progress.stages().stream()
                                .map((stage) -> stage.id() == event.path("id").asInt(0)
                                        ? new BuildRecord.Stage(
                                                stage.id(),
                                                stage.name(),
                                                event.path("status").asString(""),
                                                stage.startedAt(),
                                                time)
                                        : stage)
                                .toList()));
            case "checkout" ->
                builds.progress(
                        build,
                        (progress) -> progress.withCheckout(new BuildRecord.Checkout(
                                event.path("commit").asString(""),
                                event.path("head").asString(""),
                                event.path("branch").asString(""),
                                event.path("url").asString(""))));
            case "tests" -> builds.progress(build, (progress) -> progress.withSuites(suites(event.path("suites"))));
            case "artifact" ->
                builds.progress(
                        build,
                        (progress) -> progress.withArtifact(event.path("path").asString("")));
            case "description" ->
                builds.progress(
                        build,
                        (progress) -> progress.withWords(event.path("text").asString(""), progress.displayName()));
            case "display-name" ->
                builds.progress(
                        build,
                        (progress) -> progress.withWords(
                                progress.description(), event.path("text").asString("")));
            case "parameters" -> this.jenkins.declareParameters(build.key(), event.path("parameters"));
            case "properties" -> this.jenkins.declareProperties(build.key(), event);
            default -> {}
        }
        return before;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> suites(JsonNode suites) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        suites.forEach((suite) -> all.add(JSON.convertValue(suite, LinkedHashMap.class)));
        return all;
    }
}
