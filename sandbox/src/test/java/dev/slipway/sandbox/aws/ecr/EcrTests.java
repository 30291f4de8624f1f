package dev.slipway.sandbox.aws.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageRegistry.Image;
import dev.slipway.portal.cloud.aws.EcrImageReader;
import dev.slipway.portal.cloud.aws.EcrImageRegistry;
import dev.slipway.portal.cloud.aws.EcrPushLogins;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.PortalAdapters;
import dev.slipway.sandbox.aws.SessionCredentials;
import dev.slipway.sandbox.aws.SessionCredentials.Session;
import dev.slipway.sandbox.aws.SessionPolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

class EcrTests {

    private static final Mark MARK = new Mark(new AppName("shop"), "run-1");

    @TempDir
    static Path folder;

    private static Ecr ecr;
    private static SessionCredentials sessions;
    private static AwsFrontDoor door;
    private static PortalAdapters portal;
    private static EcrImageRegistry images;

    @BeforeAll
    static void start() {
        ecr = new Ecr(folder, 0);
        sessions = new SessionCredentials();
        door = new AwsFrontDoor(0, sessions, List.of(ecr.service()));
        portal = new PortalAdapters(
                door.address(), "", EcrImageRegistry.class, EcrImageReader.class, EcrPushLogins.class);
        images = portal.get(EcrImageRegistry.class);
    }

    @AfterAll
    static void stop() {
        portal.close();
        door.close();
        ecr.close();
    }

    @Test
    void readsPlatformAndLabelsOfAPushedImage() throws Exception {
        images.create("pushed", Map.of(), MARK).block();
        String digest = pusher().push("pushed", "1", "text", ImageFormat.OCI);

        Image image = Objects.requireNonNull(images.findImage("pushed", digest).block());

        assertThat(image.os()).isEqualTo("linux");
        assertThat(image.architecture()).isEqualTo("amd64");
        assertThat(image.labels()).containsKey("org.opencontainers.image.revision");
        assertThat(images.findImage("pushed", "sha256:" + "0".repeat(64)).block())
                .isNull();
        assertThat(images.findImage("nowhere", digest).block()).isNull();
    }

    @Test
    void refusesToMoveAnImmutableTag() throws Exception {
        images.create("immutable", Map.of(), MARK).block();
        Pusher pusher = pusher();
        String digest = pusher.push("immutable", "1", "one", ImageFormat.Docker);

        assertThat(pusher.push("immutable", "1", "one", ImageFormat.Docker)).isEqualTo(digest);
        assertThatThrownBy(() -> pusher.push("immutable", "1", "two", ImageFormat.Docker))
                .hasStackTraceContaining("cannot be overwritten because the repository is immutable");
    }

    @Test
    void refusesAPushIntoARepositoryThatDoesNotExist() {
        assertThatThrownBy(() -> pusher().push("missing", "1", "text", ImageFormat.OCI))
                .hasStackTraceContaining("The repository with name 'missing' does not exist");
    }

    @Test
    void holdsALoginToTheRepositoryOfItsSessionPolicy() throws Exception {
        images.create("mine", Map.of(), MARK).block();
        images.create("theirs", Map.of(), MARK).block();
        Pusher pusher = pusherWith(SessionPolicy.parse("""
                {"Statement":[{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"},
                 {"Effect":"Allow","Action":"ecr:*","Resource":"arn:aws:ecr:eu-central-1:123456789012:repository/mine"}]}
                """));

        assertThat(pusher.push("mine", "1", "text", ImageFormat.OCI)).startsWith("sha256:");
        assertThatThrownBy(() -> pusher.push("theirs", "1", "text", ImageFormat.OCI))
                .isInstanceOf(RegistryUnauthorizedException.class);
    }

    @Test
    void challengesWhoComesWithoutAPassword() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ecr.registry().resolve("/v2/")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying((value) -> assertThat(value).startsWith("Basic realm="));
    }

    @Test
    void refusesInEcrsWords() {
        EcrAsyncClient client = portal.get(EcrAsyncClient.class);

        assertThatThrownBy(() -> client.createRepository((request) -> request.repositoryName("Capital"))
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        EcrException.class,
                        (ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterException"));
        assertThatThrownBy(() -> client.describeImages((request) -> request.repositoryName("nowhere"))
                        .join())
                .cause()
                .isInstanceOf(software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException.class);
    }

    @Test
    void deletesAnImageByDigestAndRefusesARepositoryThatHoldsOne() throws Exception {
        EcrAsyncClient client = portal.get(EcrAsyncClient.class);
        images.create("full", Map.of(), MARK).block();
        String digest = pusher().push("full", "1", "text", ImageFormat.OCI);

        assertThatThrownBy(() -> client.deleteRepository((request) -> request.repositoryName("full"))
                        .join())
                .hasMessageContaining("cannot be deleted because it still contains images");
        client.batchDeleteImage((request) -> request.repositoryName("full")
                        .imageIds(ImageIdentifier.builder().imageDigest(digest).build()))
                .join();

        assertThat(images.findImage("full", digest).block()).isNull();
        client.deleteRepository((request) -> request.repositoryName("full")).join();
    }

    @Test
    void remembersEverythingAfterARestart(@TempDir Path data) throws Exception {
        new Repositories(data, Clock.systemUTC()).create("kept", true, Map.of());

        assertThat(new Repositories(data, Clock.systemUTC()).find("kept")).isPresent();
    }

    private static Pusher pusher() {
        String pair = token(portal.get(EcrAsyncClient.class));
        return new Pusher(ecr.registry().getAuthority(), "AWS", pair.substring("AWS:".length()));
    }

    private static Pusher pusherWith(SessionPolicy policy) {
        Session session = sessions.issue("arn:aws:iam::123456789012:role/push", "test", policy, Duration.ofMinutes(15));
        EcrAsyncClient client = portal.get(EcrAsyncClient.class);
        String token = client.getAuthorizationToken((request) -> request.overrideConfiguration((settings) ->
                        settings.credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                                session.accessKey(), session.secretKey(), session.token())))))
                .join()
                .authorizationData()
                .get(0)
                .authorizationToken();
        String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        return new Pusher(ecr.registry().getAuthority(), "AWS", pair.substring("AWS:".length()));
    }

    private static String token(EcrAsyncClient client) {
        String token =
                client.getAuthorizationToken().join().authorizationData().get(0).authorizationToken();
        return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    }
}
