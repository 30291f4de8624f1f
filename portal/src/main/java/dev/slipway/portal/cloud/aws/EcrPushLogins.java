package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.cloud.ImageRegistry.RegistryLogin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Issues registry logins for pipelines. With a push role, the login comes from a session of that role which a policy
 * narrows to one repository, so a pipeline cannot touch another app's images.
 */
@Component
public final class EcrPushLogins {

    private static final String ECR = "ECR";
    /** The shortest session that STS grants. */
    private static final int SESSION_SECONDS = 900;

    private static final int LONGEST_SESSION_NAME = 64;

    private final EcrAsyncClient ecr;
    private final StsAsyncClient sts;
    private final AwsCredentialsProvider ownCredentials;
    private final AwsProperties properties;

    /**
     * @param ecr ECR's client
     * @param sts STS's client
     * @param ownCredentials who we are where no push role is set
     * @param properties names the push role
     */
    public EcrPushLogins(
            EcrAsyncClient ecr, StsAsyncClient sts, AwsCredentialsProvider ownCredentials, AwsProperties properties) {
        this.ecr = ecr;
        this.sts = sts;
        this.ownCredentials = ownCredentials;
        this.properties = properties;
    }

    /** Issues a login; the repository must exist. */
    Mono<RegistryLogin> login(String repository) {
        return AwsCall.to(ECR, () -> this.ecr.describeRepositories((request) -> request.repositoryNames(repository)))
                .onErrorMap(
                        (ex) -> AwsCall.refusedWith(ex, "RepositoryNotFoundException"),
                        (ex) -> new NotFound("ECR has no repository '%s' to log in for.".formatted(repository)))
                .map((answer) -> answer.repositories().get(0))
                .flatMap(this::credentials)
                .flatMap((credentials) -> AwsCall.to(
                        ECR,
                        () -> this.ecr.getAuthorizationToken((request) -> request.overrideConfiguration(
                                (settings) -> settings.credentialsProvider(credentials)))))
                .map((answer) -> login(answer.authorizationData().get(0)));
    }

    private Mono<AwsCredentialsProvider> credentials(Repository repository) {
        String role = this.properties.pushRole();
        if (role == null || role.isBlank()) {
            return Mono.just(this.ownCredentials);
        }
        String session = "push-" + repository.repositoryName().replaceAll("[^\\w+=,.@-]", "-");
        return AwsCall.to(
                        "STS",
                        () -> this.sts.assumeRole((request) -> request.roleArn(role)
                                .roleSessionName(session.substring(0, Math.min(session.length(), LONGEST_SESSION_NAME)))
                                .durationSeconds(SESSION_SECONDS)
                                .policy(EcrPushPolicy.of(repository.repositoryArn(), repository.repositoryName()))))
                .map((answer) -> provider(answer.credentials()));
    }

    private static AwsCredentialsProvider provider(Credentials credentials) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }

    private static RegistryLogin login(AuthorizationData data) {
        String pair = new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        String registry = data.proxyEndpoint().replaceFirst("^https?://", "").replaceFirst("/$", "");
        Instant expiresAt = data.expiresAt();
        return new RegistryLogin(URI.create(registry), pair.substring(0, colon), pair.substring(colon + 1), expiresAt);
    }
}
