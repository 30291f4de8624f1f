package dev.slipway.portal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The portal calls the systems of its settings and the apps' own addresses, so what may open a connection at all is a short
 * list: no parameter, template or event names a host that is called.
 */
class OutgoingCallTests {

    /** Who may, each with an address from the settings. */
    private static final Set<String> CALLERS = Set.of(
            // slipway.github.url
            "dev.slipway.portal.source.github.GitHubClient",
            "dev.slipway.portal.source.github.Archives",
            "dev.slipway.portal.source.github.FirstPush",
            // slipway.jenkins.url
            "dev.slipway.portal.ci.jenkins.JenkinsApi",
            // slipway.aws.endpoint
            "dev.slipway.portal.cloud.aws.AwsClients",
            // where ECR says that a layer is, which an image's author has no say in
            "dev.slipway.portal.cloud.aws.EcrImageReader",
            // slipway.environments.*.address with the app's name in it; redirects are not followed
            "dev.slipway.portal.deployment.SmokeCheck",
            // slipway.notices.webhook
            "dev.slipway.portal.notice.WebhookChannel",
            // slipway.access.issuer
            "dev.slipway.portal.access.Issuer");

    /** What opens connections. */
    private static final Set<String> CONNECTING = Set.of(
            "java.net.http.HttpClient",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.nio.channels.SocketChannel",
            "reactor.netty.http.client.HttpClient",
            "reactor.netty.tcp.TcpClient",
            "org.springframework.web.reactive.function.client.WebClient",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestTemplate",
            "org.apache.http.impl.client.HttpClientBuilder",
            "org.eclipse.jgit.transport.Transport",
            "org.kohsuke.github.GitHubBuilder",
            "com.offbytwo.jenkins.client.JenkinsHttpClient",
            "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient",
            "org.springframework.security.oauth2.client.registration.ClientRegistrations");

    private final JavaClasses portal = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway.portal");

    @Test
    void onlyTheClientsOfConfiguredSystemsOpenConnections() {
        noClasses()
                .that(describe("are not in the list", (type) -> !CALLERS.contains(topLevel(type.getName()))))
                .should()
                .dependOnClassesThat(
                        describe("open connections", (type) -> CONNECTING.contains(topLevel(type.getName()))))
                .check(this.portal);
    }

    private static String topLevel(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }
}
