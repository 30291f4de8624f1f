package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.cloudformation.RoleTemplate.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class StackChangesTests {

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
    void deletesWhatItCreated() {
        Stack stack = this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop"));
        String role = this.stacks.resource("shop-test", "Role").physicalResourceId();

        assertThat(this.stacks.delete(stack.stackId()).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");

        assertThatThrownBy(() -> this.stacks.role(role)).isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> this.stacks.describe("shop-test"))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Stack with id shop-test does not exist");
        assertThat(this.stacks
                        .create("shop-test", TEMPLATE, Map.of("App", "shop"))
                        .stackId())
                .isNotEqualTo(stack.stackId());
    }

    @Test
    void retainsWhatIsToBeRetained() {
        String template = """
                Resources:
                  Kept: {Type: AWS::SecretsManager::Secret, DeletionPolicy: Retain, Properties: {Name: kept, SecretString: x}}
                """;
        Stack stack = this.stacks.create("shop-test", template, Map.of());

        this.stacks.delete(stack.stackId());

        assertThat(this.stacks.secretAt("kept")).isEqualTo("x");
        assertThat(this.stacks.events(stack.stackId()))
                .extracting(StackEvent::resourceStatusAsString)
                .contains("DELETE_SKIPPED");
    }

    @Test
    void updatesInPlaceWhatCanBeUpdated() {
        this.stacks.create("shop-test", TEMPLATE, Map.of("App", "shop"));
        String role = this.stacks.resource("shop-test", "Role").physicalResourceId();
        String boundary = "arn:aws:iam::123456789012:policy/other";

        Stack stack = this.stacks.update("shop-test", TEMPLATE, Map.of("App", "shop", "Boundary", boundary));

        assertThat(stack.stackStatusAsString()).isEqualTo("UPDATE_COMPLETE");
        assertThat(this.stacks.role(role).permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(boundary);
        assertThatThrownBy(() -> this.stacks.update("shop-test", TEMPLATE, Map.of("App", "shop", "Boundary", boundary)))
                .hasMessageContaining("No updates are to be performed.");
    }

    @Test
    void replacesWhatCannotBeUpdated() {
        String template = "Resources: {Role: {Type: AWS::IAM::Role, Properties: {Path: %s, "
                + "AssumeRolePolicyDocument: {Statement: []}}}}";
        this.stacks.create("shop-test", template.formatted("/one/"), Map.of());
        String before = this.stacks.resource("shop-test", "Role").physicalResourceId();

        this.stacks.update("shop-test", template.formatted("/two/"), Map.of());

        String after = this.stacks.resource("shop-test", "Role").physicalResourceId();
        assertThat(this.stacks.role(after).arn()).contains("role/two/");
        assertThatThrownBy(() -> this.stacks.role(before)).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void putsBackWhatAFailedUpdateChanged() {
        String template = """
                Resources:
                  Role: {Type: AWS::IAM::Role, Properties: {Path: %s, AssumeRolePolicyDocument: {Statement: []}}}
                  Policy:
                    Type: AWS::IAM::Policy
                    Properties: {PolicyName: %s, PolicyDocument: {Statement: []}, Roles: [!Ref Role]}
                """;
        this.stacks.create("shop-test", template.formatted("/one/", "good"), Map.of());
        String before = this.stacks.resource("shop-test", "Role").physicalResourceId();

        Stack stack = this.stacks.update("shop-test", template.formatted("/two/", "b/a/d"), Map.of());

        assertThat(stack.stackStatusAsString()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(this.stacks.resource("shop-test", "Role").physicalResourceId())
                .isEqualTo(before);
        assertThat(this.stacks.role(before).path()).isEqualTo("/one/");
    }

    @Test
    void refusesAnUpdateOfAStackThatIsNotThere() {
        assertThatThrownBy(() -> this.stacks.update("nothing", TEMPLATE, Map.of()))
                .hasMessageContaining("Stack [nothing] does not exist");
    }
}
