package dev.slipway.sandbox.world;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.aws.elb.LoadBalancers;
import dev.slipway.sandbox.github.access.GitHubApp;
import dev.slipway.sandbox.jenkins.JenkinsSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The portal's settings for the sandbox: the same that an operator writes down for real systems, with other addresses
 * and credentials.
 *
 * @param ports where everything listens
 * @param foundation what the platform's stacks tell
 * @param baseImage image that apps stand on, by digest
 * @param appKey private key of the GitHub App
 * @param repository root of this repository, which holds the catalogue
 */
record PortalSettings(Ports ports, Foundation.Outputs foundation, String baseImage, Path appKey, Path repository) {

    private static final int MANY = 1_000_000;

    Map<String, Object> all() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", this.ports.portal());
        // Any free one: several portals run on this machine, and nobody here asks for metrics.
        settings.put("slipway.actuator-port", 0);
        settings.put("slipway.url", Ports.address(this.ports.portal()));
        settings.put("slipway.organisation", OutsideWorld.ORGANISATION);
        settings.put("slipway.base-image", this.baseImage);
        settings.put("slipway.templates", this.repository.resolve("templates").toString());
        addAccess(settings);
        addGitHubAndJenkins(settings);
        addAws(settings);
        addMail(settings);
        addTeam(settings, "city-hall", "City Hall");
        addTeam(settings, "harbour", "Harbour");
        Foundation.ENVIRONMENTS.forEach((environment) -> addEnvironment(settings, environment));
        addNotice(settings);
        return settings;
    }

    private void addAccess(Map<String, Object> settings) {
        settings.put("slipway.access.issuer", Ports.address(this.ports.oidc()));
        settings.put("slipway.access.client-id", "slipway");
        settings.put("slipway.access.client-secret", "slipway-secret");
        // Proofs and benchmarks ask more often than people do.
        settings.put("slipway.limits.reads", MANY);
        settings.put("slipway.limits.changes", MANY);
    }

    private void addGitHubAndJenkins(Map<String, Object> settings) {
        settings.put("slipway.github.url", Ports.address(this.ports.github()));
        settings.put("slipway.github.app-id", String.valueOf(GitHubApp.ID));
        settings.put("slipway.github.key-file", this.appKey.toString());
        settings.put("slipway.github.webhook-secret", OutsideWorld.WEBHOOK_SECRET);
        settings.put("slipway.jenkins.url", Ports.address(this.ports.jenkins()));
        settings.put("slipway.jenkins.user", JenkinsSettings.PORTAL_USER);
        settings.put("slipway.jenkins.token", JenkinsSettings.PORTAL_TOKEN);
        settings.put("slipway.jenkins.git-hub-api", Ports.address(this.ports.github()) + "/api/v3");
    }

    private void addAws(Map<String, Object> settings) {
        settings.put("slipway.aws.region", Arns.REGION);
        settings.put("slipway.aws.endpoint", Ports.address(this.ports.aws()));
        settings.put("slipway.aws.access-key", Caller.PORTAL_KEY);
        settings.put("slipway.aws.secret-key", Caller.PORTAL_KEY);
        settings.put("slipway.aws.push-role", this.foundation.pushRole());
        settings.put("slipway.events.topic-arn", this.foundation.topic());
    }

    private void addMail(Map<String, Object> settings) {
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", this.ports.smtp());
        settings.put("slipway.mail.from", "slipway@acme.example");
    }

    private static void addTeam(Map<String, Object> settings, String slug, String title) {
        settings.put("slipway.teams." + slug + ".title", title);
        settings.put("slipway.teams." + slug + ".mail", slug + "@acme.example");
    }

    private void addEnvironment(Map<String, Object> settings, String name) {
        String prefix = "slipway.environments." + name + ".";
        String domain = name + ".localhost";
        settings.put(prefix + "account", Arns.ACCOUNT);
        settings.put(prefix + "region", Arns.REGION);
        settings.put(prefix + "cluster", name);
        settings.put(prefix + "vpc", "vpc-0a1b2c3d4e5f60718");
        settings.put(prefix + "subnets", "subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719");
        settings.put(prefix + "security-groups", "sg-0a1b2c3d4e5f60718");
        settings.put(prefix + "listener", LoadBalancers.LISTENER);
        settings.put(prefix + "load-balancer-name", "localhost");
        settings.put(prefix + "domain", domain);
        settings.put(prefix + "address", "http://{app}.%s:%d".formatted(domain, this.ports.apps()));
        settings.put(prefix + "stack-role", this.foundation.stackRole());
        settings.put(prefix + "permissions-boundary", this.foundation.boundary());
        settings.put(prefix + "audit-bucket", Foundation.AUDIT_BUCKET);
        settings.put(prefix + "shared-databases", Arns.of("lambda", "function:" + Foundation.DATABASES));
    }

    private void addNotice(Map<String, Object> settings) {
        settings.put("slipway.notice.text", "Sandbox on this machine: nothing here leaves it");
        addLink(settings, 0, "Systems", this.ports.dashboard());
        addLink(settings, 1, "Inbox", this.ports.inbox());
        addLink(settings, 2, "Repositories", this.ports.github());
        addLink(settings, 3, "Builds", this.ports.jenkins());
    }

    private static void addLink(Map<String, Object> settings, int place, String text, int port) {
        String prefix = "slipway.notice.links[%d].".formatted(place);
        settings.put(prefix + "text", text);
        settings.put(prefix + "href", Ports.address(port));
    }
}
