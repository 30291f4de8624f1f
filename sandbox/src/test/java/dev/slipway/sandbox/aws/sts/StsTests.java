package dev.slipway.sandbox.aws.sts;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsInTests;
import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.aws.SessionCredentials;
import dev.slipway.sandbox.aws.SessionPolicy;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class StsTests {

    private static final String ROLE = "arn:aws:iam::123456789012:role/slipway/push";
    private static final String POLICY = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecr:*\"}]}";

    private SessionCredentials sessions;
    private AwsInTests aws;
    private StsAsyncClient sts;

    @BeforeEach
    void open() {
        this.sessions = new SessionCredentials();
        this.aws = AwsInTests.with(this.sessions, new Sts(this.sessions, ROLE::equals));
        this.sts = this.aws.client(StsAsyncClient.builder());
    }

    @AfterEach
    void close() {
        this.aws.close();
    }

    @Test
    void tellsACallerWhoItIs() {
        assertThat(await(this.sts.getCallerIdentity()))
                .satisfies((identity) -> assertThat(identity.account()).isEqualTo("123456789012"))
                .satisfies((identity) ->
                        assertThat(identity.arn()).isEqualTo("arn:aws:iam::123456789012:user/" + Caller.OWN_KEY));
    }

    @Test
    void handsOutASessionWithItsPolicy() {
        Credentials credentials = assume(ROLE, 900);

        assertThat(this.sessions.find(credentials.accessKeyId())).hasValueSatisfying((session) -> {
            assertThat(session.policy()).isEqualTo(SessionPolicy.parse(POLICY));
            assertThat(session.secretKey()).isEqualTo(credentials.secretAccessKey());
            assertThat(session.expiresAt()).isAfter(Instant.now().plusSeconds(800));
        });
    }

    @Test
    void knowsTheCallerOfASession() {
        Credentials credentials = assume(ROLE, 900);

        assertThat(await(this.sts.getCallerIdentity((request) ->
                                request.overrideConfiguration((override) -> override.credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create(
                                                credentials.accessKeyId(), credentials.secretAccessKey()))))))
                        .arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/push/build-7");
    }

    @Test
    void refusesARoleThatIsNotThere() {
        assertThatThrownBy(() -> assume("arn:aws:iam::123456789012:role/unknown", 900))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void refusesASessionOfAFewSeconds() {
        assertThatThrownBy(() -> assume(ROLE, 10)).isInstanceOf(StsException.class);
    }

    private Credentials assume(String role, int seconds) {
        return await(this.sts.assumeRole((request) -> request.roleArn(role)
                        .roleSessionName("build-7")
                        .policy(POLICY)
                        .durationSeconds(seconds)))
                .credentials();
    }
}
