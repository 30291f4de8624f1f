package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.iam.IamAsyncClient;

class StackDriftTests {

    private static final String TEMPLATE = """
            Resources:
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
              Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: hush, SecretString: x}}
            """;

    @TempDir
    Path folder;

    private StacksInTests stacks;

    @BeforeEach
    void open() {
        this.stacks = new StacksInTests(this.folder);
        this.stacks.create("shop-test", TEMPLATE, Map.of());
    }

    @AfterEach
    void close() {
        this.stacks.close();
    }

    @Test
    void seesThatAResourceIsGone() {
        String role = this.stacks.resource("shop-test", "Role").physicalResourceId();
        assertThat(drift("Role")).isEqualTo("IN_SYNC");

        await(this.stacks.aws().client(IamAsyncClient.builder()).deleteRole((delete) -> delete.roleName(role)));

        assertThat(drift("Role")).isEqualTo("DELETED");
    }

    @Test
    void namesATypeWhoseDriftItCannotSee() {
        assertThatThrownBy(() -> drift("Secret"))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining(
                        "Resource type AWS::SecretsManager::Secret is not supported for drift detection.");
    }

    @Test
    void namesAResourceThatTheStackDoesNotHave() {
        assertThatThrownBy(() -> drift("Nobody"))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Resource Nobody does not exist for stack shop-test");
    }

    private String drift(String logicalId) {
        return await(this.stacks
                        .client()
                        .detectStackResourceDrift(
                                (detect) -> detect.stackName("shop-test").logicalResourceId(logicalId)))
                .stackResourceDrift()
                .stackResourceDriftStatusAsString();
    }
}
