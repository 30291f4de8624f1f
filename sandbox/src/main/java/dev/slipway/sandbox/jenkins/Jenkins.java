package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The controller: its parts, and what needs more than one of them. */
final class Jenkins implements AutoCloseable {

    private final JenkinsSettings settings;
    private final Path home;
    private final Items items;
    private final Builds builds;
    private final CredentialStore credentials;
    private final BranchSources sources;
    private final Workspaces workspaces;
    private final BuildQueue queue;
    private final Indexing indexing;
    private final RunningBuilds running;
    private final ExecutorService threads = Executors.newCachedThreadPool(named("jenkins"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("jenkins-queue"));
    private final String classPath;
    private volatile URI address = URI.create("http://localhost");

    Jenkins(Path home, JenkinsSettings settings) {
        this.settings = settings;
        this.home = home.toAbsolutePath();
        this.classPath = BuildProcess.classPath(settings.runnerModule());
        this.items = new Items(home.resolve("items"));
        this.builds = new Builds(home);
        this.credentials = new CredentialStore(home.resolve("credentials"), settings.credentials());
        this.sources =
                new BranchSources(this.credentials, home.resolve("caches").toAbsolutePath());
        this.workspaces = new Workspaces(home.resolve("workspace"));
        this.running = new RunningBuilds(this, this.threads);
        this.queue = new BuildQueue(home.resolve("queue"), settings, this.clock, this::mayStart, this.running::start);
        this.indexing = new Indexing(this, this.threads, home.resolve("indexing"));
    }

    /** Goes on where this Jenkins was stopped; builds that ran then are over. */
    void resume(URI reachableAt) {
        this.address = reachableAt;
        for (BuildRecord build : this.builds.running()) {
            this.builds.appendToLog(
                    build.start().job(),
                    build.start().number(),
                    "Jenkins was stopped while this build ran.\nFinished: ABORTED");
            this.builds.progress(build, (progress) -> progress.withEnd("ABORTED", System.currentTimeMillis()));
            tell(build, CommitStatus.ABORTED);
        }
        this.queue.resume();
    }

    JenkinsSettings settings() {
        return this.settings;
    }

    String runnerClassPath() {
        return this.classPath;
    }

    Path home() {
        return this.home;
    }

    URI address() {
        return this.address;
    }

    Items items() {
        return this.items;
    }

    Builds builds() {
        return this.builds;
    }

    CredentialStore credentials() {
        return this.credentials;
    }

    BranchSources sources() {
        return this.sources;
    }

    Workspaces workspaces() {
        return this.workspaces;
    }

    BuildQueue queue() {
        return this.queue;
    }

    Indexing indexing() {
        return this.indexing;
    }

    RunningBuilds running() {
        return this.running;
    }

    /** Puts a build of a job into the queue. */
    QueueItem schedule(Item job, BuildRecord.Cause cause, Map<String, String> parameters) {
        QueueItem item = this.queue.add(job.fullName(), cause, parameters, job.head());
        tell(job.head(), job, CommitStatus.QUEUED, this.address + job.path());
        return item;
    }

    /** Whether a build of the item may be started. */
    boolean buildable(Item item) {
        if (item.kind() == Item.Kind.BRANCH) {
            return !item.gone() && !new ItemConfig(this.items.get(item.parent()).config()).disabled();
        }
        return !new ItemConfig(item.config()).disabled();
    }

    /** Tells the source of a build's code how the build is going; it does not matter to the build if that fails. */
    void tell(BuildRecord build, CommitStatus status) {
        BuildRecord.Start start = build.start();
        this.items
                .find(start.job())
                .ifPresent((job) -> tell(start.head(), job, status, this.address + job.path() + start.number() + "/"));
    }

    private void tell(@Nullable Head head, Item job, CommitStatus status, String page) {
        if (head == null) {
            return;
        }
        try {
            this.sources.of(this.items.get(job.parent())).tell(head, status, URI.create(page));
        } catch (IOException | Refusal ex) {
            System.getLogger(Jenkins.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Commit status of {0} not sent: {1}",
                            job.fullName(),
                            ex.getMessage());
        }
    }

    /** Keeps the parameters that a running pipeline has declared for the next builds of its job. */
    void declareParameters(String buildKey, JsonNode parameters) {
        String job = buildKey.substring(0, buildKey.lastIndexOf('#'));
        this.items.change(job, (item) -> item.withConfig(ParameterXml.into(item.config(), parameters)));
    }

    /** Keeps what a running pipeline has said about its job. */
    void declareProperties(String buildKey, JsonNode properties) {
        String job = buildKey.substring(0, buildKey.lastIndexOf('#'));
        this.items.change(job, (item) -> item.withConfig(PropertyXml.into(item.config(), properties)));
    }

    /** Whether a waiting build may start now: some jobs run one build at a time. */
    private boolean mayStart(QueueItem waiting) {
        boolean oneAtATime = this.items
                .find(waiting.job())
                .filter((job) -> new ItemConfig(job.config()).oneBuildAtATime())
                .isPresent();
        return !oneAtATime || this.builds.of(waiting.job()).stream().noneMatch(BuildRecord::running);
    }

    /** Forgets the builds that the job does not want to keep. */
    void discardOldBuilds(String job) {
        this.items
                .find(job)
                .flatMap((item) -> new ItemConfig(item.config()).buildsToKeep())
                .ifPresent((most) -> this.builds.keepNewest(job, most));
    }

    /** Deletes an item with all it holds. */
    void delete(Item item) {
        List<Item> all = this.items.below(item.fullName());
        for (Item each : all) {
            this.queue.cancelOf(each.fullName());
            this.builds.of(each.fullName()).stream()
                    .filter(BuildRecord::running)
                    .forEach((build) -> this.running.stop(build, "SYSTEM"));
        }
        this.items.remove(item);
        all.forEach((each) -> this.builds.remove(each.fullName()));
        this.credentials.removeFolder(item.fullName());
    }

    @Override
    public void close() {
        this.clock.shutdownNow();
        this.running.close();
        this.threads.shutdown();
        try {
            if (!this.threads.awaitTermination(10, TimeUnit.SECONDS)) {
                this.threads.shutdownNow();
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        return (task) -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
