package dev.slipway.sandbox.world;

import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.github.GitHubServer;
import dev.slipway.sandbox.github.access.GitHubApp;
import dev.slipway.sandbox.github.api.RateLimits;
import dev.slipway.sandbox.jenkins.Credential;
import dev.slipway.sandbox.jenkins.JenkinsServer;
import dev.slipway.sandbox.jenkins.JenkinsSettings;
import dev.slipway.sandbox.mail.Inbox;
import dev.slipway.sandbox.oidc.OpenIdProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Everything that the portal speaks to: GitHub, Jenkins, AWS, the OpenID provider and mail. */
public final class OutsideWorld implements AutoCloseable {

    static final String ORGANISATION = "acme";
    static final String WEBHOOK_SECRET = "webhooks-of-this-sandbox";

    /** A real controller waits five seconds; nobody at a laptop wants to. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(500);

    private final Closing closing = new Closing();
    private final Ports ports;
    private final AwsWorld aws;
    private final Foundation foundation;
    private final Foundation.Outputs outputs;
    private final String baseImage;
    private final GitHubServer github;

    /**
     * Starts it.
     *
     * @param data folder of its data
     * @param ports where it listens
     * @param repository root of this repository
     * @param rules the fault switch before its systems
     * @param progress hears of each system when it is up
     */
    public OutsideWorld(DataFolder data, Ports ports, Path repository, FaultSwitch rules, Consumer<String> progress) {
        Faults faults = new Faults(rules);
        this.ports = ports;
        try (Beginnings beginnings = new Beginnings(progress)) {
            Future<AwsWorld> cloud =
                    beginnings.begin("AWS", () -> this.closing.add(new AwsWorld(data, ports, faults.beforeAws())));
            Future<GitHubServer> hosting = beginnings.begin(
                    "GitHub",
                    () -> this.closing.add(
                            GitHubServer.start(ports.github(), data.of("github"), faults.beforeGitHub())));
            List<Future<?>> others = List.of(
                    beginnings.begin(
                            "OpenID provider",
                            () -> this.closing.add(OpenIdProvider.start(
                                    ports.oidc(), data.of("oidc"), List.of(Ports.address(ports.portal()))))),
                    beginnings.begin(
                            "mail", () -> this.closing.add(Inbox.start(ports.smtp(), ports.inbox(), data.of("mail")))));
            this.aws = Beginnings.await(cloud);
            Future<String> image = beginnings.begin("base image", this.aws::baseImage);
            this.foundation = new Foundation(this.aws.clients(), repository);
            Future<Foundation.Outputs> stacks = beginnings.begin("stacks of the platform", this.foundation::lay);
            this.github = Beginnings.await(hosting);
            Future<JenkinsServer> builds = beginnings.begin(
                    "Jenkins",
                    () -> this.closing.add(JenkinsServer.start(
                            ports.jenkins(), data.of("jenkins"), jenkins(repository), faults.beforeJenkins())));
            this.outputs = Beginnings.await(stacks);
            this.aws.resume();
            this.baseImage = Beginnings.await(image);
            Beginnings.await(builds);
            others.forEach(Beginnings::await);
        } catch (RuntimeException ex) {
            this.closing.close();
            throw ex;
        }
    }

    /** Returns the portal's settings for this world. */
    public Map<String, Object> portalSettings(Path repository) {
        return new PortalSettings(this.ports, this.outputs, this.baseImage, this.github.appKey(), repository).all();
    }

    /** Begins what no portal's start waits for, and what would only slow it down. */
    public void beginTheRest() {
        this.foundation.layDatabases();
    }

    AwsWorld aws() {
        return this.aws;
    }

    /** Holds GitHub's callers to other limits from now on. */
    public void limitGitHub(RateLimits to) {
        this.github.limit(to);
    }

    @Override
    public void close() {
        this.closing.close();
    }

    private JenkinsSettings jenkins(Path repository) {
        return JenkinsSettings.of(repository.resolve("sandbox/pipeline-runner"))
                .withLibrary("slipway", repository.resolve("jenkins-shared-lib"))
                .withQuietPeriod(QUIET_PERIOD)
                .withWebhookSecret(WEBHOOK_SECRET)
                .withVariables(variables())
                .withCredentials(List.of(Credential.gitHubApp(
                        "github-app",
                        String.valueOf(GitHubApp.ID),
                        read(this.github.appKey()),
                        this.github.api(),
                        ORGANISATION)));
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SLIPWAY_URL", portal().toString());
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            variables.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
        }
        return variables;
    }

    private URI portal() {
        return Ports.address(this.ports.portal());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
