package dev.slipway.sandbox.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays what a real Jenkins was asked, in the same order, and compares what it answered. */
class RecordedExchangesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECORDED_REPOSITORY = "/srv/git/hello.git";

    @TempDir
    Path folder;

    @Test
    void answersAsTheRecordedJenkins() throws Exception {
        Optional<Path> recording = recording();
        assumeTrue(recording.isPresent(), "shared/contracts/jenkins/exchanges.json is not at hand");
        JsonNode exchanges = JSON.readTree(Files.readString(recording.get())).path("exchanges");
        GitRepositoryFixture repository = repository(exchanges);
        List<String> differences = new ArrayList<>();
        try (JenkinsServer server = JenkinsServer.start(
                0,
                this.folder.resolve("jenkins"),
                JenkinsClientFixture.quickSettings().withQuietPeriod(Duration.ofMillis(800)))) {
            JenkinsClientFixture jenkins = new JenkinsClientFixture(server.address());
            Replay replay = new Replay(jenkins, server.address().toString(), repository.address());
            for (JsonNode exchange : exchanges) {
                differences.addAll(replay.differences(exchange));
            }
        }

        assertThat(differences).isEmpty();
        assertThat(exchanges.size()).isGreaterThan(70);
    }

    /** Makes the repository that the recording speaks of: two branches with the pipeline that was recorded too. */
    private GitRepositoryFixture repository(JsonNode exchanges) throws IOException, InterruptedException {
        String form = find(exchanges, "jenkinsfile-validate")
                .path("request")
                .path("body")
                .asString("");
        GitRepositoryFixture repository = new GitRepositoryFixture(this.folder);
        repository.commit("main", "Jenkinsfile", Urls.fields(form).getOrDefault("jenkinsfile", ""));
        repository.commit("feature/x", "note", "x");
        return repository;
    }

    private static JsonNode find(JsonNode exchanges, String name) {
        for (JsonNode exchange : exchanges) {
            if (exchange.path("name").asString("").equals(name)) {
                return exchange;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static Optional<Path> recording() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/contracts/jenkins/exchanges.json");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** One replay, with what differs from one recording to the next: addresses and queue numbers. */
    private static final class Replay {

        private final JenkinsClientFixture jenkins;
        private final String address;
        private final String repository;
        private String lastQueueItem = "";

        Replay(JenkinsClientFixture jenkins, String address, String repository) {
            this.jenkins = jenkins;
            this.address = address;
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
            return text.replaceAll(
                            "queue/item/2\\d/", this.lastQueueItem.isEmpty() ? "" : this.lastQueueItem.substring(1))
                    .replace("http://jenkins.test", this.address)
                    .replace(RECORDED_REPOSITORY, this.repository);
        }

        /** The recording waited here too. */
        private void await(String name) {
            switch (name) {
                // Two folders were there already when the recording began.
                case "server" -> {
                    for (String folder : List.of("a%20b", "b%C3%BCcher")) {
                        create(folder);
                    }
                }
                case "name-space" -> delete("a%20b");
                case "name-unicode" -> delete("b%C3%BCcher");
                case "multibranch-info" ->
                    JenkinsClientFixture.await(
                            () -> this.jenkins.json("/job/hello/job/build/api/json"),
                            (json) -> json.path("jobs").size() == 2);
                case "branch-info" ->
                    JenkinsClientFixture.await(
                            () -> this.jenkins.json("/job/hello/job/build/job/main/api/json"),
                            (json) -> json.path("property").size() == 2);
                case "branch-with-slash" ->
                    JenkinsClientFixture.await(
                            () -> this.jenkins.json("/job/hello/job/build/job/feature%252Fx/api/json"),
                            (json) -> json.path("property").size() == 2);
                case "branch-last-build" -> this.jenkins.ended("/job/hello/job/build/job/main/1");
                case "queue-item-started", "build-running" -> started("/job/hello/job/deploy/1");
                case "build-finished" -> this.jenkins.ended("/job/hello/job/deploy/1");
                case "build-stop" -> started("/job/hello/job/long/1");
                case "build-aborted" -> this.jenkins.ended("/job/hello/job/long/1");
                case "multibranch-github-scan-log" ->
                    JenkinsClientFixture.await(
                            () -> this.jenkins.text("/job/hello/job/build-gh/indexing/consoleText"),
                            (text) -> text.contains("Finished"));
                default -> {}
            }
        }

        private void started(String build) {
            JenkinsClientFixture.await(
                    () -> this.jenkins.text(build + "/consoleText"), (log) -> log.contains("[Pipeline] sleep"));
        }

        private void create(String name) {
            try {
                this.jenkins.post(
                        "/createItem?name=" + name,
                        "<com.cloudbees.hudson.plugins.folder.Folder><description>d</description></com.cloudbees.hudson.plugins.folder.Folder>");
            } catch (IOException | InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
        }

        private void delete(String name) {
            try {
                this.jenkins.post("/job/" + name + "/doDelete");
            } catch (IOException | InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
        }

        private static @Nullable String login(String auth) {
            return switch (auth) {
                case "token" -> "admin:admin-token-of-jenkins";
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
}
