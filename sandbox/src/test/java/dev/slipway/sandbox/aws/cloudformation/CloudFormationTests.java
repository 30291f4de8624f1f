package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static dev.slipway.sandbox.aws.cloudformation.RoleTemplate.TEMPLATE;
import static dev.slipway.sandbox.aws.cloudformation.StacksInTests.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;

class CloudFormationTests {

    @TempDir
    Path folder;

    private StacksInTests stacks;

    @BeforeEach
    void open() {
        this.stacks = new StacksInTests(this.folder);
    }

    @AfterEach
    void close() {
        this.stacks.close();
    }

    @Test
    void createsTheResourcesThroughTheirServices() {
        Stack stack = this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop"));

        assertThat(stack.stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
        assertThat(output(stack, "Greeting")).isEqualTo("shop in eu-central-1");
        String name = this.stacks.resource("shop-test", "Role").physicalResourceId();
        assertThat(name).matches("shop-test-Role-[A-Z0-9]{12}");
        assertThat(this.stacks.role(name).arn()).isEqualTo(output(stack, "RoleArn"));
        assertThat(this.stacks.role(name).tags())
                .singleElement()
                .satisfies((tag) -> assertThat(tag.value()).isEqualTo("shop"));
        assertThat(this.stacks.secretAt(output(stack, "SecretArn")))
                .matches("\\{\"username\":\"app\",\"password\":\"\\w{24}\"}");
    }

    @Test
    void tellsItsHistoryNewestFirst() {
        this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop"));

        assertThat(this.stacks.events("shop-test"))
                .extracting(StackEvent::logicalResourceId, StackEvent::resourceStatusAsString)
                .startsWith(Tuple.tuple("shop-test", "CREATE_COMPLETE"))
                .endsWith(Tuple.tuple("shop-test", "CREATE_IN_PROGRESS"));
    }

    @Test
    void leavesOutWhatAConditionLeavesOut() {
        Stack stack = this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop", "Secrets", "no"));

        assertThat(stack.outputs()).extracting("outputKey").containsExactly("RoleArn", "Greeting");
        assertThat(stack.stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void hidesParametersThatMustNotBeShown() {
        Stack stack = this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop", "Password", "sesame"));

        assertThat(stack.parameters())
                .filteredOn((parameter) -> parameter.parameterKey().equals("Password"))
                .extracting("parameterValue")
                .containsExactly("****");
    }

    @Test
    void answersARepeatedCallWithTheSameStack() {
        String first = startWithToken("token-1");

        assertThat(startWithToken("token-1")).isEqualTo(first);
        assertThatThrownBy(() -> startWithToken("token-2"))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [shop-test] already exists");
    }

    @Test
    void rollsBackWithTheFirstReason() {
        String template = """
                Resources:
                  First: {Type: AWS::SecretsManager::Secret, Properties: {Name: first, SecretString: x}}
                  Second:
                    Type: AWS::IAM::Role
                    DependsOn: First
                    Properties: {AssumeRolePolicyDocument: {Statement: []}, ManagedPolicyArns: ["arn:aws:iam::123456789012:policy/none"]}
                """;

        Stack stack = this.stacks.create("shop-test", template, Map.of());

        assertThat(stack.stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(this.stacks.events(stack.stackId()))
                .filteredOn((event) -> event.resourceStatusAsString().equals("CREATE_FAILED"))
                .extracting(StackEvent::resourceStatusReason)
                .singleElement()
                .asString()
                .contains("Policy arn:aws:iam::123456789012:policy/none does not exist or is not attachable.");
        assertThat(this.stacks.events(stack.stackId()))
                .filteredOn((event) -> event.resourceStatusAsString().equals("ROLLBACK_IN_PROGRESS"))
                .extracting(StackEvent::resourceStatusReason)
                .containsExactly("The following resource(s) failed to create: [Second]. Rollback requested by user.");
        assertThat(await(this.stacks.secrets().listSecrets()).secretList()).isEmpty();
    }

    @Test
    void goesOnAfterARestart() {
        Stack stack = this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop"));

        close();
        open();
        this.stacks.resume();

        assertThat(this.stacks.describe("shop-test").stackId()).isEqualTo(stack.stackId());
        assertThat(this.stacks.delete(stack.stackId()).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void asksForTheCapabilityThatRolesNeed() {
        assertThatThrownBy(() -> await(this.stacks
                        .client()
                        .createStack((request) ->
                                request.stackName("shop").templateBody(TEMPLATE).parameters(List.of()))))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Parameters: [App] must have values");
        String role =
                "Resources: {Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}}";
        assertThatThrownBy(() -> await(this.stacks
                        .client()
                        .createStack((request) -> request.stackName("shop").templateBody(role))))
                .isInstanceOf(InsufficientCapabilitiesException.class)
                .hasMessageContaining("Requires capabilities : [CAPABILITY_IAM]");
    }

    @Test
    void describesATemplateWithoutCreatingAnything() {
        var answer = await(this.stacks.client().validateTemplate((request) -> request.templateBody(TEMPLATE)));

        assertThat(answer.description()).isEqualTo("A role that may read a secret");
        assertThat(answer.parameters())
                .extracting(TemplateParameter::parameterKey)
                .containsExactly("App", "Boundary", "Password", "Secrets");
        assertThat(answer.capabilitiesAsStrings()).containsExactly("CAPABILITY_IAM");
    }

    private String startWithToken(String token) {
        return await(this.stacks
                        .client()
                        .createStack((request) -> request.stackName("shop-test")
                                .templateBody("Resources: {Key: {Type: AWS::KMS::Key}}")
                                .clientRequestToken(token)))
                .stackId();
    }
}
