package dev.slipway.portal.outside;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.ci.BuildServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Folders and builds in memory; what a scan starts is said by the test. */
public final class FakeBuildServer implements BuildServer {

    /** What it was asked. */
    public final Calls calls = new Calls();

    private final Map<String, Folder> folders = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Build> builds = new ConcurrentHashMap<>();
    private volatile Consumer<String> onScan = folder -> {};

    /** Says what a scan of a folder starts. */
    public void onScan(Consumer<String> scan) {
        this.onScan = scan;
    }

    /** Puts a folder there that is somebody else's. */
    public void hasForeign(String name) {
        this.folders.put(name, folder(name, "by hand"));
    }

    /** Shows a build. */
    public void shows(String folder, int number, String commit, Build.@Nullable Result result, String... failedTests) {
        this.builds.put(
                folder + " " + commit,
                new Build(
                        number,
                        "main",
                        commit,
                        result,
                        URI.create("http://ci.example/job/" + folder + "/" + number),
                        Instant.now(),
                        Duration.ZERO,
                        List.of(failedTests)));
    }

    /** Returns the names of all folders. */
    public Set<String> folders() {
        return Set.copyOf(this.folders.keySet());
    }

    @Override
    public Mono<Folder> findFolder(String name) {
        return this.calls.call("findFolder", Mono.fromSupplier(() -> this.folders.get(name)));
    }

    @Override
    public Mono<Folder> upsertJobs(AppJobs jobs) {
        return this.calls.call("upsertJobs", Mono.fromSupplier(() -> {
            Folder there = this.folders.get(jobs.folder());
            if (there != null && !jobs.mark().equals(there.description())) {
                throw new Conflict("There is a folder '%s' already.".formatted(jobs.folder()), there.page());
            }
            Folder folder = folder(jobs.folder(), jobs.mark());
            this.folders.put(jobs.folder(), folder);
            this.tokens.put(jobs.folder(), jobs.appToken());
            return folder;
        }));
    }

    /** Returns the token that the pipelines of a folder find. */
    public @Nullable String token(String folder) {
        return this.tokens.get(folder);
    }

    @Override
    public Mono<Void> replaceToken(AppJobs.Credential credential) {
        return this.calls.call(
                "replaceToken", Mono.fromRunnable(() -> this.tokens.put(credential.folder(), credential.token())));
    }

    @Override
    public Map<String, String> definitions(AppJobs jobs) {
        return Map.of(jobs.folder(), "<folder/>");
    }

    @Override
    public URI webhookAddress() {
        return URI.create("http://ci.example/github-webhook/");
    }

    @Override
    public Mono<Void> enableAndScan(String folder) {
        return this.calls.call(
                "enableAndScan",
                Mono.<Void>fromRunnable(() -> this.onScan.accept(folder)).subscribeOn(Schedulers.boundedElastic()));
    }

    @Override
    public Mono<Void> buildAgain(String folder, String branch) {
        return this.calls.call(
                "buildAgain",
                Mono.<Void>fromRunnable(() -> this.onScan.accept(folder)).subscribeOn(Schedulers.boundedElastic()));
    }

    @Override
    public Mono<Build> findBuild(String folder, String branch, String commit) {
        return this.calls.call("findBuild", Mono.fromSupplier(() -> this.builds.get(folder + " " + commit)));
    }

    @Override
    public Mono<LogChunk> log(String folder, String branch, int number, long offset) {
        return Mono.just(new LogChunk("", offset, false));
    }

    @Override
    public Mono<Void> deleteFolder(String name, String mark) {
        return this.calls.call("deleteFolder", Mono.fromRunnable(() -> {
            if (this.folders.remove(name, folder(name, mark))) {
                this.builds.keySet().removeIf(build -> build.startsWith(name + " "));
            }
        }));
    }

    private static Folder folder(String name, String description) {
        return new Folder(name, URI.create("http://ci.example/job/" + name), description);
    }
}
