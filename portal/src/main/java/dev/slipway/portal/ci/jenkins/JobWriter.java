package dev.slipway.portal.ci.jenkins;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.AppJobs.Credential;
import dev.slipway.portal.ci.BuildServer.Folder;
import java.io.IOException;
import java.util.Optional;
import org.apache.http.client.HttpResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Creates and updates an app's folder, credential and jobs. Every method blocks, and looks before it acts. */
final class JobWriter {

    private final JenkinsApi api;
    private final JobXml xml;

    JobWriter(JenkinsApi api, JobXml xml) {
        this.api = api;
        this.xml = xml;
    }

    Optional<Folder> find(String name) throws IOException {
        return this.api
                .find(JobPaths.folder(name) + "?tree=name,description")
                .map((json) -> new Folder(name, this.api.page(JobPaths.folder(name)), description(json)));
    }

    Folder write(AppJobs jobs) throws IOException {
        Optional<Folder> found = find(jobs.folder());
        if (found.isPresent()) {
            requireMark(found.get(), jobs.mark());
        } else {
            create("/", jobs.folder(), this.xml.folder(jobs));
        }
        writeToken(jobs.credential());
        writeJob(jobs, JobPaths.BUILD, this.xml.build(jobs, true), this.xml.build(jobs, false));
        writeJob(jobs, JobPaths.DEPLOY, this.xml.deploy(jobs), this.xml.deploy(jobs));
        Folder folder = find(jobs.folder()).orElseThrow(() -> new IOException("the folder went away"));
        requireMark(folder, jobs.mark());
        return folder;
    }

    void replaceToken(Credential credential) throws IOException {
        Folder found = find(credential.folder())
                .orElseThrow(() -> new Conflict(
                        "Jenkins has no folder '%s' (any more). Restore it on the page of the app's inventory."
                                .formatted(credential.folder()),
                        null));
        requireMark(found, credential.mark());
        writeToken(credential);
    }

    void delete(String name, String mark) throws IOException {
        Optional<Folder> found = find(name);
        if (found.isPresent()) {
            requireMark(found.get(), mark);
            this.api.press(JobPaths.folder(name) + "doDelete");
        }
    }

    private void writeToken(Credential credential) throws IOException {
        String store = JobPaths.credentials(credential.folder());
        String token = this.xml.token(credential);
        String existing = store + "credential/" + JobPaths.TOKEN + "/config.xml";
        if (this.api.findXml(existing).isPresent()) {
            this.api.send(existing, token);
        } else {
            this.api.send(store + "createCredentials", token);
        }
    }

    /** A new job begins disabled where that matters; an old one keeps its state and is left alone if it is right. */
    private void writeJob(AppJobs jobs, String name, String fresh, String enabled) throws IOException {
        String config = JobPaths.job(jobs.folder(), name) + "config.xml";
        Optional<String> found = this.api.findXml(config);
        if (found.isEmpty()) {
            create(JobPaths.folder(jobs.folder()), name, fresh);
        } else if (!JobXml.same(found.get(), enabled)) {
            this.api.send(config, JobXml.isDisabled(found.get()) ? fresh : enabled);
        }
    }

    /** Somebody may create the same between our look and our call: what is there then decides. */
    private void create(String parent, String name, String config) throws IOException {
        try {
            this.api.send(parent + "createItem?name=" + name, config);
        } catch (HttpResponseException ex) {
            String path = parent.equals("/") ? JobPaths.folder(name) : parent + "job/" + name + "/";
            if (ex.getStatusCode() != 400 || this.api.find(path + "?tree=name").isEmpty()) {
                throw ex;
            }
        }
    }

    private static void requireMark(Folder folder, String mark) {
        String description = folder.description();
        if (description == null || !description.contains(mark)) {
            throw new Conflict(
                    "Jenkins has a folder '%s' already that this run did not make. Choose another name, or have the folder removed."
                            .formatted(folder.name()),
                    folder.page());
        }
    }

    private static @Nullable String description(JsonNode json) {
        JsonNode description = json.path("description");
        return description.isString() ? description.asString() : null;
    }
}
