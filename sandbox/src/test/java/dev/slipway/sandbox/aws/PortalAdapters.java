package dev.slipway.sandbox.aws;

import dev.slipway.portal.cloud.aws.AwsClients;
import dev.slipway.portal.cloud.aws.AwsProperties;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

/** The portal's real AWS adapters, pointed at a sandbox. */
public final class PortalAdapters implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /**
     * @param endpoint the front door
     * @param pushRole ARN of the push role
     * @param adapters classes of the adapters, with what they need
     */
    public PortalAdapters(URI endpoint, String pushRole, Class<?>... adapters) {
        this.context.registerBean(
                AwsProperties.class,
                () -> new AwsProperties(
                        Arns.REGION,
                        endpoint,
                        GivenAws.accessKey(),
                        GivenAws.secretKey(),
                        Duration.ofSeconds(10),
                        pushRole));
        this.context.registerBean(WebClient.Builder.class, WebClient::builder);
        this.context.register(AwsClients.class);
        this.context.register(adapters);
        this.context.refresh();
    }

    /** Returns one of the adapters or clients. */
    public <T> T get(Class<T> type) {
        return this.context.getBean(type);
    }

    @Override
    public void close() {
        this.context.close();
    }
}
