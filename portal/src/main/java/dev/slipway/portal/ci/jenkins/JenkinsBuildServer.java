package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.ci.BuildServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Jenkins as the build server: a folder an app, in it a multibranch pipeline {@code build}, a pipeline {@code deploy} and
 * the app's token.
 *
 * <p>Every method is safe to repeat. Faults are {@link dev.slipway.portal.OutsideFault}s, a folder of somebody else's is
 * a {@link dev.slipway.portal.Conflict}.
 */
public final class JenkinsBuildServer implements BuildServer, AutoCloseable {

    private final JenkinsApi api;
    private final JenkinsCalls calls;
    private final JobXml xml;
    private final JobWriter writer;
    private final BuildReader reader;

    /** @param properties how to reach Jenkins */
    public JenkinsBuildServer(JenkinsProperties properties) {
        this.api = new JenkinsApi(properties);
        this.calls = new JenkinsCalls(properties.callsAtOnce(), properties.timeout());
        this.xml = new JobXml(properties);
        this.writer = new JobWriter(this.api, this.xml);
        this.reader = new BuildReader(this.api);
    }

    @Override
    public Mono<Folder> findFolder(String name) {
        return this.calls.find(() -> this.writer.find(name));
    }

    @Override
    public Mono<Folder> upsertJobs(AppJobs jobs) {
        return this.calls.call(() -> this.writer.write(jobs));
    }

    @Override
    public Mono<Void> replaceToken(AppJobs.Credential credential) {
        return this.calls
                .call(() -> {
                    this.writer.replaceToken(credential);
                    return true;
                })
                .then();
    }

    @Override
    public Map<String, String> definitions(AppJobs jobs) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(jobs.folder(), this.xml.folder(jobs));
        all.put(jobs.folder() + "/" + JobPaths.BUILD, this.xml.build(jobs, true));
        all.put(jobs.folder() + "/" + JobPaths.DEPLOY, this.xml.deploy(jobs));
        return all;
    }

    @Override
    public URI webhookAddress() {
        return this.api.page("/github-webhook/");
    }

    @Override
    public Mono<Void> enableAndScan(String folder) {
        String job = JobPaths.job(folder, JobPaths.BUILD);
        return this.calls
                .call(() -> {
                    this.api.press(job + "enable");
                    this.api.press(job + "build?delay=0");
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Void> buildAgain(String folder, String branch) {
        return this.calls
                .call(() -> {
                    this.api.press(JobPaths.branch(folder, branch) + "build?delay=0");
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Build> findBuild(String folder, String branch, String commit) {
        return this.calls.find(() -> this.reader.find(folder, branch, commit));
    }

    @Override
    public Mono<LogChunk> log(String folder, String branch, int number, long offset) {
        return this.calls.call(() -> {
            JenkinsApi.LogPart part = this.api.log(JobPaths.branch(folder, branch) + number + "/", offset);
            return new LogChunk(part.text(), part.size(), part.more());
        });
    }

    @Override
    public Mono<Void> deleteFolder(String name, String mark) {
        return this.calls
                .call(() -> {
                    this.writer.delete(name, mark);
                    return true;
                })
                .then();
    }

    @Override
    public void close() {
        this.calls.close();
        this.api.close();
    }
}
