package dev.slipway.sandbox.pages;

import dev.slipway.sandbox.oidc.OpenIdProvider;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@link AccessUnderTest} on real ports, before the sandbox's OpenID provider.
 *
 * @param provider the provider
 * @param application the portal
 */
record SignInPortal(OpenIdProvider provider, ConfigurableApplicationContext application) implements AutoCloseable {

    static SignInPortal start(Path folder) {
        OpenIdProvider provider = OpenIdProvider.start(0, folder);
        ConfigurableApplicationContext application = new SpringApplicationBuilder(AccessUnderTest.class)
                .run(
                        "--server.port=0",
                        "--slipway.actuator-port=0",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--slipway.url=http://localhost",
                        "--slipway.base-image=none",
                        "--slipway.teams.city-hall.title=City Hall",
                        "--slipway.teams.city-hall.mail=city-hall@acme.example",
                        "--slipway.environments.test.account=1",
                        "--slipway.environments.test.region=r",
                        "--slipway.environments.test.cluster=c",
                        "--slipway.environments.test.vpc=v",
                        "--slipway.environments.test.subnets=s",
                        "--slipway.environments.test.security-groups=s",
                        "--slipway.environments.test.listener=l",
                        "--slipway.environments.test.load-balancer-name=l",
                        "--slipway.environments.test.domain=d",
                        "--slipway.environments.test.address=http://{app}.test.localhost/",
                        "--slipway.environments.test.stack-role=r",
                        "--slipway.environments.test.permissions-boundary=b",
                        "--slipway.access.issuer=" + provider.issuer(),
                        "--slipway.access.client-id=slipway",
                        "--slipway.access.client-secret=slipway-secret");
        SignInPortal portal = new SignInPortal(provider, application);
        provider.addPortal(portal.address());
        return portal;
    }

    URI address() {
        return at("localhost", "local.server.port");
    }

    /** Returns the address of the actuator's port. */
    URI actuator() {
        return at("127.0.0.1", "local.management.port");
    }

    @Override
    public void close() {
        this.application.close();
        this.provider.close();
    }

    private URI at(String host, String port) {
        return URI.create(
                "http://" + host + ":" + this.application.getEnvironment().getRequiredProperty(port));
    }
}
