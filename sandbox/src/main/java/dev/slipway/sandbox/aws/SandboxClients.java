package dev.slipway.sandbox.aws;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * AWS's own clients pointed at the front door, for the services of the sandbox that use other services.
 *
 * <p>The clients of one instance share an HTTP client, which {@link #close()} ends; they need no closing themselves.
 */
public final class SandboxClients implements AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(Caller.OWN_KEY, Caller.OWN_KEY));

    private final URI endpoint;
    private final SdkAsyncHttpClient http;

    /** @param endpoint address of the front door */
    public SandboxClients(URI endpoint) {
        this(
                endpoint,
                NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(100)
                        .readTimeout(Duration.ofSeconds(60))
                        .build());
    }

    SandboxClients(URI endpoint, SdkAsyncHttpClient http) {
        this.endpoint = endpoint;
        this.http = http;
    }

    /** Builds a client from its builder. */
    public <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(this.http)
                .endpointOverride(this.endpoint)
                .region(Region.of(Arns.REGION))
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    /**
     * Waits for an answer, on a thread that may block.
     *
     * @throws SdkException the service's refusal, unwrapped
     * @throws CancellationException if the waiting thread is interrupted
     */
    public static <T> T await(CompletableFuture<T> call) {
        try {
            return call.get();
        } catch (ExecutionException ex) {
            if (ex.getCause() instanceof SdkException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(ex.getCause());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The sandbox is closing");
        }
    }

    @Override
    public void close() {
        this.http.close();
    }
}
