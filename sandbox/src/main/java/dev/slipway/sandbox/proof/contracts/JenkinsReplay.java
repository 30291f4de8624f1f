package dev.slipway.sandbox.proof.contracts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks what a real Jenkins was asked, in the same order, and compares what it answered. */
final class JenkinsReplay {

    private static final String RECORDED_REPOSITORY = "/srv/git/hello.git";
    private static final String FOLDER =
            "<com.cloudbees.hudson.plugins.folder.Folder><description>d</description></com.cloudbees.hudson.plugins.folder.Folder>";

    private final JenkinsWire jenkins;
    private final String address;
    private final String repository;
    private String lastQueueItem = "";

    /**
     * @param address address of the Jenkins
     * @param repository the git repository that the recording speaks of
     */
    JenkinsReplay(URI address, String repository) {
        this.jenkins = new JenkinsWire(address);
        this.address = address.toString();
        this.repository = repository;
    }

    List<String> differences(JsonNode exchange) throws IOException, InterruptedException {
        String name = exchange.path("name").asString("");
        await(name);
        JsonNode request = exchange.path("request");
        HttpResponse<String> response = this.jenkins.send(
                request.path("method").asString(""),
                request.path("path").asString("").replaceFirst("/queue/item/2\\d/", this.lastQueueItem),
                login(request.path("auth").asString("")),
                text(request, "contentType"),
                Optional.ofNullable(text(request, "body"))
                        .map((body) -> body.replace(RECORDED_REPOSITORY, this.repository))
                        .orElse(null));
        response.headers()
                .firstValue("location")
                .filter((location) -> location.contains("/queue/item/"))
                .ifPresent((location) -> this.lastQueueItem = location.substring(this.address.length()));
        return new RecordedAnswer(exchange.path("response"), this::recorded).differences(name, response);
    }

    /** Says in this replay's words what the recording says. */
    private String recorded(String text) {
        return text.replaceAll("queue/item/2\\d/", this.lastQueueItem.isEmpty() ? "" : this.lastQueueItem.substring(1))
                .replace("http://jenkins.test", this.address)
                .replace(RECORDED_REPOSITORY, this.repository);
    }

    /** The recording waited here too, and two folders were there already when it began. */
    private void await(String name) throws IOException, InterruptedException {
        switch (name) {
            case "server" -> {
                post("/createItem?name=a%20b", FOLDER);
                post("/createItem?name=b%C3%BCcher", FOLDER);
            }
            case "name-space" -> post("/job/a%20b/doDelete", null);
            case "name-unicode" -> post("/job/b%C3%BCcher/doDelete", null);
            case "multibranch-info" -> has("/job/hello/job/build", "jobs");
            case "branch-info" -> has("/job/hello/job/build/job/main", "property");
            case "branch-with-slash" -> has("/job/hello/job/build/job/feature%252Fx", "property");
            case "branch-last-build" -> this.jenkins.ended("/job/hello/job/build/job/main/1");
            case "queue-item-started", "build-running" -> says("/job/hello/job/deploy/1", "[Pipeline] sleep");
            case "build-finished" -> this.jenkins.ended("/job/hello/job/deploy/1");
            case "build-stop" -> says("/job/hello/job/long/1", "[Pipeline] sleep");
            case "build-aborted" -> this.jenkins.ended("/job/hello/job/long/1");
            case "multibranch-github-scan-log" -> says("/job/hello/job/build-gh/indexing", "Finished");
            default -> {}
        }
    }

    private void post(String path, @Nullable String xml) throws IOException, InterruptedException {
        this.jenkins.send("POST", path, JenkinsWire.TOKEN, xml == null ? null : "application/xml", xml);
    }

    private void has(String item, String list) {
        JenkinsWire.await(
                () -> this.jenkins.json(item + "/api/json"),
                (json) -> json.path(list).size() == 2);
    }

    private void says(String page, String words) {
        JenkinsWire.await(() -> this.jenkins.text(page + "/consoleText"), (log) -> log.contains(words));
    }

    private static @Nullable String login(String auth) {
        return switch (auth) {
            case "token" -> JenkinsWire.TOKEN;
            case "password" -> "admin:admin";
            case "wrong" -> "admin:wrong";
            default -> null;
        };
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() && !value.asString().isEmpty() ? value.asString() : null;
    }
}
