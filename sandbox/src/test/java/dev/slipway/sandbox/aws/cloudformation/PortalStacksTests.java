package dev.slipway.sandbox.aws.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.Stacks.NewStack;
import dev.slipway.portal.cloud.Stacks.Stack;
import dev.slipway.portal.cloud.aws.CloudFormationStacks;
import dev.slipway.portal.inventory.Mark;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** The portal's adapter against the sandbox's CloudFormation. */
class PortalStacksTests {

    private static final Mark MARK = new Mark(new AppName("shop"), "run-1");
    private static final Mark OTHER = new Mark(new AppName("shop"), "run-2");
    private static final Map<String, String> TEAM = Map.of("slipway:team", "quay");
    private static final String ROLE = """
            Parameters: {App: {Type: String}}
            Resources:
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
            Outputs:
              TaskRoleArn: {Value: !GetAtt Role.Arn}
            """;
    private static final String FAILING = """
            Parameters: {App: {Type: String}}
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties: {AssumeRolePolicyDocument: {Statement: []}, ManagedPolicyArns: ["arn:aws:iam::123456789012:policy/none"]}
            """;

    @TempDir
    Path folder;

    private StacksInTests sandbox;
    private CloudFormationStacks stacks;

    @BeforeEach
    void open() {
        this.sandbox = new StacksInTests(this.folder);
        this.stacks = new CloudFormationStacks(this.sandbox.aws().client(CloudFormationAsyncClient.builder()));
    }

    @AfterEach
    void close() {
        this.sandbox.close();
    }

    @Test
    void startsAStackThatBearsTheMark() {
        start(ROLE, MARK);

        this.sandbox.settled("shop-test");
        Stack stack = find();
        assertThat(stack.isComplete()).isTrue();
        assertThat(stack.tags())
                .containsEntry("slipway:run", "run-1")
                .containsEntry("slipway:app", "shop")
                .containsEntry("slipway:team", "harbour");
        assertThat(stack.outputs()).containsOnlyKeys("TaskRoleArn");
    }

    @Test
    void findsNothingWhereNothingIs() {
        this.stacks.find("shop-test").as(StepVerifier::create).verifyComplete();
    }

    @Test
    void adoptsTheStackOfTheSameRun() {
        String first = start(ROLE, MARK);

        assertThat(startWith("another-token", MARK)).isEqualTo(first);
    }

    @Test
    void leavesSomebodyElsesStackAlone() {
        start(ROLE, MARK);

        this.stacks
                .start(newStack(ROLE, "another-token"), OTHER)
                .as(StepVerifier::create)
                .verifyError(Conflict.class);
    }

    @Test
    void tellsTheFirstFailure() {
        start(FAILING, MARK);

        this.sandbox.settled("shop-test");
        assertThat(find().status()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(find().reason())
                .startsWith("Role (AWS::IAM::Role): ")
                .contains("policy/none does not exist or is not attachable");
    }

    @Test
    void deletesOnlyWhatBearsTheMark() {
        String id = start(ROLE, MARK);
        this.sandbox.settled(id);

        this.stacks.delete(id, OTHER).as(StepVerifier::create).verifyComplete();
        assertThat(find().isComplete()).isTrue();

        this.stacks.delete(id, MARK).as(StepVerifier::create).verifyComplete();
        this.sandbox.settled(id);
        this.stacks.find("shop-test").as(StepVerifier::create).verifyComplete();
        this.stacks.delete(id, MARK).as(StepVerifier::create).verifyComplete();
    }

    @Test
    void givesAnotherTeamInTheTagsToAStackAndWhatIsInIt() {
        String id = start(ROLE, MARK);
        this.sandbox.settled(id);
        String role = this.sandbox.resource(id, "Role").physicalResourceId();

        this.stacks.retag(id, TEAM, OTHER, "retag").as(StepVerifier::create).verifyComplete();
        assertThat(retag("retag")).isTrue();
        assertThat(retag("retag")).as("the same call once more").isTrue();

        this.sandbox.settled(id);
        assertThat(find().status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(find().tags())
                .containsOnly(
                        Map.entry("slipway:app", "shop"),
                        Map.entry("slipway:run", "run-1"),
                        Map.entry("slipway:team", "quay"));
        assertThat(this.sandbox.describe(id).parameters())
                .singleElement()
                .satisfies(app -> assertThat(app.parameterValue()).isEqualTo("shop"));
        assertThat(this.sandbox.resource(id, "Role").physicalResourceId()).isEqualTo(role);
        assertThat(this.sandbox.role(role).tags())
                .extracting(Tag::key, Tag::value)
                .contains(tuple("slipway:team", "quay"), tuple("slipway:run", "run-1"));
        assertThat(retag("another")).as("nothing is to be updated").isFalse();
    }

    @Test
    void tellsWhyTheTagsCouldNotBeChanged() {
        String id = start(ROLE, MARK);
        this.sandbox.settled(id);
        String role = this.sandbox.resource(id, "Role").physicalResourceId();
        IamAsyncClient iam = this.sandbox.aws().client(IamAsyncClient.builder());
        iam.deleteRole(request -> request.roleName(role)).join();

        retag("retag");

        this.sandbox.settled(id);
        assertThat(find().status()).startsWith("UPDATE_ROLLBACK");
        assertThat(find().reason()).startsWith("Role (AWS::IAM::Role): ").contains(role);
    }

    @Test
    void makesALastingFaultOfABadTemplate() {
        this.stacks
                .start(newStack("Resources: {Thing: {Type: AWS::No::Such}, App: {Type: AWS::KMS::Key}}", "token"), MARK)
                .as(StepVerifier::create)
                .verifyErrorSatisfies((ex) -> assertThat(ex)
                        .isInstanceOfSatisfying(
                                OutsideFault.class,
                                (fault) -> assertThat(fault.mayHeal()).isFalse())
                        .hasMessageContaining("Unrecognized resource types: [AWS::No::Such]"));
    }

    private String start(String template, Mark mark) {
        return Objects.requireNonNull(
                this.stacks.start(newStack(template, "token"), mark).block());
    }

    private String startWith(String token, Mark mark) {
        return Objects.requireNonNull(
                this.stacks.start(newStack(ROLE, token), mark).block());
    }

    private boolean retag(String token) {
        return Objects.requireNonNull(
                this.stacks.retag(find().id(), TEAM, MARK, token).block());
    }

    private Stack find() {
        return Objects.requireNonNull(this.stacks.find("shop-test").block());
    }

    private static NewStack newStack(String template, String token) {
        return new NewStack(
                "shop-test", template, Map.of("App", "shop"), Map.of("slipway:team", "harbour"), null, token);
    }
}
