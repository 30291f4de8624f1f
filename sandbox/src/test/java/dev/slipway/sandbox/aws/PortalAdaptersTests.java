package dev.slipway.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ImageRegistry.RegistryRepository;
import dev.slipway.portal.cloud.Stacks.NewStack;
import dev.slipway.portal.cloud.Stacks.Stack;
import dev.slipway.portal.cloud.aws.CloudFormationStacks;
import dev.slipway.portal.cloud.aws.EcrImageReader;
import dev.slipway.portal.cloud.aws.EcrImageRegistry;
import dev.slipway.portal.cloud.aws.EcrPushLogins;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.sandbox.aws.cloudformation.CloudFormation;
import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.aws.iam.Iam;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's adapters of AWS, against the sandbox or against the AWS that is given ({@link GivenAws}). */
class PortalAdaptersTests {

    private static final Mark MARK = new Mark(new AppName("shop"), "run-1");
    private static final Mark OTHER = new Mark(new AppName("shop"), "run-2");
    private static final String TEMPLATE = """
            Parameters: {App: {Type: String}}
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: "sts:AssumeRole"}]
            Outputs:
              TaskRoleArn: {Value: !GetAtt Role.Arn}
            """;

    @TempDir
    static Path folder;

    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();
    private static EcrImageRegistry images;
    private static CloudFormationStacks stacks;

    @BeforeAll
    static void open() {
        PortalAdapters portal = new PortalAdapters(
                GivenAws.endpoint().orElseGet(PortalAdaptersTests::sandbox),
                "",
                EcrImageRegistry.class,
                EcrImageReader.class,
                EcrPushLogins.class,
                CloudFormationStacks.class);
        RUNNING.push(portal);
        images = portal.get(EcrImageRegistry.class);
        stacks = portal.get(CloudFormationStacks.class);
    }

    @AfterAll
    static void close() throws Exception {
        while (!RUNNING.isEmpty()) {
            RUNNING.pop().close();
        }
    }

    private static URI sandbox() {
        Ecr ecr = new Ecr(folder.resolve("ecr"), 0);
        AwsInTests aws = AwsInTests.with(ecr.service(), new Iam(folder.resolve("iam")));
        CloudFormation service = new CloudFormation(folder.resolve("stacks"), aws.clients());
        aws.door().add(service);
        RUNNING.push(ecr);
        RUNNING.push(aws);
        RUNNING.push(service);
        return aws.door().address();
    }

    @Test
    void keepTheTagsOfARepository() {
        String name = GivenAws.nameOf("tagged");
        images.create(name, Map.of("slipway:team", "city-hall"), MARK).block();

        RegistryRepository found = Objects.requireNonNull(images.find(name).block());

        assertThat(found.tags())
                .containsOnly(
                        Map.entry("slipway:app", "shop"),
                        Map.entry("slipway:run", "run-1"),
                        Map.entry("slipway:team", "city-hall"));
        assertThat(found.address()).endsWith("/" + name);
        images.delete(name, MARK).block();
    }

    @Test
    void changeTheTagsOnlyOfARepositoryWithTheSameMark() {
        String name = GivenAws.nameOf("retagged");
        images.create(name, Map.of("slipway:team", "city-hall"), MARK).block();

        images.tag(name, Map.of("slipway:team", "quay"), OTHER).block();
        assertThat(tags(name)).containsEntry("slipway:team", "city-hall");
        images.tag(name, Map.of("slipway:team", "harbour"), MARK).block();
        assertThat(tags(name)).containsEntry("slipway:team", "harbour").containsEntry("slipway:run", "run-1");

        images.delete(name, MARK).block();
        images.tag(name, Map.of("slipway:team", "quay"), MARK).block();
    }

    @Test
    void adoptOnlyARepositoryWithTheSameMark() {
        String name = GivenAws.nameOf("marked");
        images.create(name, Map.of(), MARK).block();

        assertThat(images.create(name, Map.of(), MARK).block()).isNotNull();
        assertThatThrownBy(() -> images.create(name, Map.of(), OTHER).block()).isInstanceOf(Conflict.class);
        images.delete(name, MARK).block();
    }

    @Test
    void deleteOnlyARepositoryWithTheSameMark() {
        String name = GivenAws.nameOf("gone");
        images.create(name, Map.of(), MARK).block();

        images.delete(name, OTHER).block();
        assertThat(images.find(name).block()).isNotNull();

        images.delete(name, MARK).block();
        images.delete(name, MARK).block();
        assertThat(images.find(name).block()).isNull();
    }

    @Test
    void findNothingWhereNothingIs() {
        assertThat(images.find(GivenAws.nameOf("none")).block()).isNull();
        assertThat(stacks.find(GivenAws.nameOf("none")).block()).isNull();
    }

    @Test
    void createAdoptAndDeleteAStackByItsMark() {
        String name = GivenAws.nameOf("stack");
        String id =
                Objects.requireNonNull(stacks.start(stack(name, "token"), MARK).block());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Optional.ofNullable(found(name))
                        .filter(Stack::isComplete)
                        .isPresent());

        assertThat(stacks.start(stack(name, "another"), MARK).block()).isEqualTo(id);
        assertThatThrownBy(() -> stacks.start(stack(name, "third"), OTHER).block())
                .isInstanceOf(Conflict.class);
        assertThat(found(name)).extracting(Stack::outputs).asString().contains("TaskRoleArn");

        stacks.delete(id, OTHER).block();
        assertThat(found(name)).isNotNull();
        stacks.delete(id, MARK).block();
        await().atMost(Duration.ofMinutes(2)).until(() -> found(name) == null);
    }

    private static Map<String, String> tags(String repository) {
        return Objects.requireNonNull(images.find(repository).block()).tags();
    }

    private static @Nullable Stack found(String name) {
        return stacks.find(name).block();
    }

    private static NewStack stack(String name, String token) {
        return new NewStack(name, TEMPLATE, Map.of("App", "shop"), Map.of("slipway:team", "harbour"), null, token);
    }
}
