package dev.slipway.sandbox.proof.contracts;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.source.github.GitHubAllowanceProperties;
import dev.slipway.portal.source.github.GitHubProperties;
import dev.slipway.sandbox.proof.EmptyTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** The portal's adapter for GitHub, wired as in the portal, and nothing else of the portal. */
public final class PortalGitHub implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /**
     * @param appKey private key of the GitHub App
     * @param address address of GitHub, or of something before it
     */
    public PortalGitHub(Path appKey, URI address) {
        this.context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "github",
                        Map.of(
                                "slipway.github.url", address,
                                "slipway.github.app-id", "1001",
                                "slipway.github.key-file", appKey.toString(),
                                "slipway.github.webhook-secret", "hook-secret",
                                "slipway.github.timeout", "10s")));
        // As an instance, so that no settings of a whole portal are asked for.
        this.context
                .getBeanFactory()
                .registerSingleton(
                        "company",
                        new PortalProperties(
                                URI.create("http://localhost:8080"),
                                "acme",
                                "image",
                                "slipway",
                                "slipway-audit",
                                Map.of(),
                                Map.of()));
        this.context.getBeanFactory().registerSingleton("teams", new Teams(List.of()));
        this.context.getBeanFactory().registerSingleton("table", new EmptyTable());
        this.context.getBeanFactory().registerSingleton("clock", Clock.systemUTC());
        this.context.register(Wiring.class);
        this.context.refresh();
    }

    /** Returns the adapter. */
    public SourceHosting source() {
        return this.context.getBean(SourceHosting.class);
    }

    /** Returns the adapter that reads commits. */
    public CommitHistory commits() {
        return this.context.getBean(CommitHistory.class);
    }

    /** Returns the adapter that shows where commits run. */
    public DeploymentBoard board() {
        return this.context.getBean(DeploymentBoard.class);
    }

    @Override
    public void close() {
        this.context.close();
    }

    /** The adapter's configuration. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("dev.slipway.portal.source.github")
    @EnableConfigurationProperties({GitHubProperties.class, GitHubAllowanceProperties.class})
    static class Wiring {}
}
