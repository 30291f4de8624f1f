package dev.slipway.sandbox.github;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.source.github.GitHubProperties;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The portal's adapter for GitHub, wired as in the portal, and nothing else of the portal. */
final class PortalGitHub implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    PortalGitHub(GitHubServer server) {
        this(server, server.address());
    }

    /** Points it at another address than the server's own: that of something between them. */
    PortalGitHub(GitHubServer server, URI address) {
        TestPropertyValues.of(
                        "slipway.github.url=" + address,
                        "slipway.github.app-id=1001",
                        "slipway.github.key-file=" + server.appKey(),
                        "slipway.github.webhook-secret=hook-secret",
                        "slipway.github.timeout=10s")
                .applyTo(this.context);
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
        this.context.register(Wiring.class);
        this.context.refresh();
    }

    SourceHosting source() {
        return this.context.getBean(SourceHosting.class);
    }

    @Override
    public void close() {
        this.context.close();
    }

    /** The adapter's configuration. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("dev.slipway.portal.source.github")
    @EnableConfigurationProperties(GitHubProperties.class)
    static class Wiring {}
}
