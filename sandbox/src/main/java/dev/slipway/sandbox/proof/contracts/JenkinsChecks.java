package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.jenkins.JenkinsServer;
import dev.slipway.sandbox.jenkins.JenkinsSettings;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's Jenkins against what a real one was recorded to answer. */
public final class JenkinsChecks implements ContractChecks {

    private static final String RECORDING = "jenkins/exchanges.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Long enough to see a build wait in the queue. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(800);

    private final Contracts contracts;

    /** @param contracts holds the recording */
    public JenkinsChecks(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String system() {
        return "jenkins";
    }

    @Override
    public Verdict run(Path folder, Consumer<String> progress)
            throws IOException, InterruptedException, GitAPIException {
        JsonNode exchanges =
                JSON.readTree(Files.readString(this.contracts.file(RECORDING))).path("exchanges");
        Path repository = repository(folder.resolve("repository"), jenkinsfile(exchanges));
        JenkinsSettings settings = JenkinsSettings.of(
                        ModuleClassPath.repository().resolve("sandbox/pipeline-runner"))
                .withQuietPeriod(QUIET_PERIOD);
        List<String> differences = new ArrayList<>();
        try (JenkinsServer server = JenkinsServer.start(0, folder.resolve("jenkins"), settings)) {
            JenkinsReplay replay = new JenkinsReplay(server.address(), repository.toString());
            progress.accept("%d recorded exchanges".formatted(exchanges.size()));
            for (JsonNode exchange : exchanges) {
                differences.addAll(replay.differences(exchange));
            }
        }
        return new Verdict(exchanges.size(), differences);
    }

    /** Makes the repository that the recording speaks of: two branches with the pipeline that was recorded too. */
    private static Path repository(Path folder, String jenkinsfile) throws IOException, GitAPIException {
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(folder.toFile())
                .call()) {
            Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
            commit(git, "Jenkinsfile");
            git.checkout().setCreateBranch(true).setName("feature/x").call();
            Files.writeString(folder.resolve("note"), "x");
            commit(git, "note");
            git.checkout().setName("main").call();
        }
        return folder;
    }

    private static void commit(Git git, String file) throws GitAPIException {
        git.add().addFilepattern(file).call();
        git.commit()
                .setMessage("Change " + file)
                .setAuthor("Dana Developer", "dana@acme.example")
                .setSign(false)
                .call();
    }

    /** Finds the pipeline in the form by which it was recorded to be validated. */
    private static String jenkinsfile(JsonNode exchanges) {
        for (JsonNode exchange : exchanges) {
            if (exchange.path("name").asString("").equals("jenkinsfile-validate")) {
                String form = exchange.path("request").path("body").asString("");
                return URLDecoder.decode(form.replaceFirst("^jenkinsfile=", ""), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("The recording holds no Jenkinsfile.");
    }
}
