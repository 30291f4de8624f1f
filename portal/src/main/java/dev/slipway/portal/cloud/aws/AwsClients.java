package dev.slipway.portal.cloud.aws;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingAsyncClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.scheduler.SchedulerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/**
 * The clients of all AWS services: one connection pool, one address, one time limit.
 *
 * <p>The SDK's own retries are off, since the engine retries each step by its own policy and counts the attempts.
 */
@Configuration(proxyBeanMethods = false)
public class AwsClients {

    private static final int CONNECTIONS = 200;
    /** SQS answers a long poll after at most 20 seconds. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final AwsProperties properties;

    /** @param properties where AWS is and who we are there */
    public AwsClients(AwsProperties properties) {
        this.properties = properties;
    }

    /** The connection pool of all clients. */
    @Bean(destroyMethod = "close")
    public SdkAsyncHttpClient awsHttpClient() {
        return NettyNioAsyncHttpClient.builder()
                .maxConcurrency(CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(5))
                .readTimeout(this.properties.timeout().plus(LONGEST_POLL))
                .build();
    }

    /** Who we are: the settings' key, or what the SDK finds by itself. */
    @Bean
    public AwsCredentialsProvider awsCredentials() {
        String accessKey = this.properties.accessKey();
        String secretKey = this.properties.secretKey();
        if (accessKey != null && secretKey != null) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    /** The region of the settings. */
    @Bean
    public AwsRegionProvider awsRegion() {
        return () -> Region.of(this.properties.region());
    }

    @Bean
    EcrAsyncClient ecrClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(EcrAsyncClient.builder(), http, credentials);
    }

    @Bean
    EcsAsyncClient ecsClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(EcsAsyncClient.builder(), http, credentials);
    }

    @Bean
    ApplicationAutoScalingAsyncClient scalingClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(ApplicationAutoScalingAsyncClient.builder(), http, credentials);
    }

    @Bean
    CloudWatchLogsAsyncClient logsClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(CloudWatchLogsAsyncClient.builder(), http, credentials);
    }

    @Bean
    StsAsyncClient stsClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(StsAsyncClient.builder(), http, credentials);
    }

    @Bean
    CloudFormationAsyncClient cloudFormationClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(CloudFormationAsyncClient.builder(), http, credentials);
    }

    @Bean
    SecretsManagerAsyncClient secretsManagerClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(SecretsManagerAsyncClient.builder(), http, credentials);
    }

    @Bean
    SnsAsyncClient snsClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(SnsAsyncClient.builder(), http, credentials);
    }

    @Bean
    SchedulerAsyncClient schedulerClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(SchedulerAsyncClient.builder(), http, credentials);
    }

    @Bean
    DynamoDbAsyncClient dynamoDbClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(DynamoDbAsyncClient.builder(), http, credentials);
    }

    @Bean
    SqsAsyncClient sqsClient(SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(
                SqsAsyncClient.builder(),
                http,
                credentials,
                this.properties.timeout().plus(LONGEST_POLL));
    }

    private <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, SdkAsyncHttpClient http, AwsCredentialsProvider credentials) {
        return client(builder, http, credentials, this.properties.timeout());
    }

    private <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, SdkAsyncHttpClient http, AwsCredentialsProvider credentials, Duration timeout) {
        if (this.properties.endpoint() != null) {
            builder.endpointOverride(this.properties.endpoint());
        }
        return builder.region(Region.of(this.properties.region()))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(
                        (settings) -> settings.apiCallTimeout(timeout).retryStrategy((retry) -> retry.maxAttempts(1)))
                .build();
    }
}
