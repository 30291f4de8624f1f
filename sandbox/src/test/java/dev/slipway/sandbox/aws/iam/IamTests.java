package dev.slipway.sandbox.aws.iam;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsInTests;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class IamTests {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}]}";
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/slipway-boundary";

    @TempDir
    Path folder;

    private AwsInTests aws;
    private IamAsyncClient iam;

    @BeforeEach
    void open() {
        this.aws = AwsInTests.with(new Iam(this.folder));
        this.iam = this.aws.client(IamAsyncClient.builder());
    }

    @AfterEach
    void close() {
        this.aws.close();
    }

    @Test
    void keepsARoleAcrossARestart() {
        create("shop-task");

        close();
        open();

        Role role = get("shop-task");
        assertThat(role.arn()).isEqualTo("arn:aws:iam::123456789012:role/slipway/shop-task");
        assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(BOUNDARY);
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(TRUST);
        assertThat(role.tags())
                .singleElement()
                .satisfies((tag) -> assertThat(tag.key()).isEqualTo("slipway:app"));
    }

    @Test
    void listsRolesPageByPage() {
        List.of("a", "b", "c").forEach(this::create);

        ListRolesResponse first = await(this.iam.listRoles((list) -> list.maxItems(2)));
        ListRolesResponse second =
                await(this.iam.listRoles((list) -> list.maxItems(2).marker(first.marker())));

        assertThat(first.isTruncated()).isTrue();
        assertThat(second.isTruncated()).isFalse();
        assertThat(Stream.of(first, second).flatMap((page) -> page.roles().stream()))
                .extracting(Role::roleName)
                .containsExactly("a", "b", "c");
        assertThatThrownBy(() -> await(this.iam.listRoles((list) -> list.marker("made up"))))
                .hasMessageContaining("give the token of the answer before");
    }

    @Test
    void refusesARoleThatExists() {
        create("shop-task");

        assertThatThrownBy(() -> create("shop-task"))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("Role with name shop-task already exists.");
    }

    @Test
    void refusesATrustPolicyThatIsNoJson() {
        assertThatThrownBy(() -> await(this.iam.createRole(
                        (request) -> request.roleName("shop").assumeRolePolicyDocument("{"))))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void doesNotKnowARoleThatNobodyCreated() {
        assertThatThrownBy(() -> get("nobody"))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The role with name nobody cannot be found.");
    }

    @Test
    void keepsARoleThatStillHasPolicies() {
        create("shop-task");
        await(this.iam.putRolePolicy(
                (request) -> request.roleName("shop-task").policyName("audit").policyDocument(TRUST)));

        assertThatThrownBy(() -> delete("shop-task")).isInstanceOf(DeleteConflictException.class);

        await(this.iam.deleteRolePolicy(
                (request) -> request.roleName("shop-task").policyName("audit")));
        delete("shop-task");
        assertThatThrownBy(() -> get("shop-task")).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void attachesPoliciesOfTheAccountAndOfAws() {
        create("shop-task");
        String own = await(this.iam.createPolicy(
                        (request) -> request.policyName("audit").policyDocument(TRUST)))
                .policy()
                .arn();

        attach(own);
        attach("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");

        assertThat(await(this.iam.listAttachedRolePolicies((request) -> request.roleName("shop-task")))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactlyInAnyOrder("audit", "AmazonECSTaskExecutionRolePolicy");
        assertThatThrownBy(() -> attach("arn:aws:iam::123456789012:policy/unknown"))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private void create(String name) {
        await(this.iam.createRole((request) -> request.roleName(name)
                .path("/slipway/")
                .assumeRolePolicyDocument(TRUST)
                .permissionsBoundary(BOUNDARY)
                .tags(Tag.builder().key("slipway:app").value("shop").build())));
    }

    private Role get(String name) {
        return await(this.iam.getRole((request) -> request.roleName(name))).role();
    }

    private void delete(String name) {
        await(this.iam.deleteRole((request) -> request.roleName(name)));
    }

    private void attach(String arn) {
        await(this.iam.attachRolePolicy(
                (request) -> request.roleName("shop-task").policyArn(arn)));
    }
}
