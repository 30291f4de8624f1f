package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.SessionPolicy;
import dev.slipway.sandbox.aws.SessionPolicy.Statement;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;

/** What {@code portal/infrastructure.yaml} lets the portal and the apps do, asked of the roles that it makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalRightsTests {

    private static final String OWN_SECRET =
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:slipway-portal/github-app-AbCdEf";

    private final AwsSandbox sandbox;
    private final StacksInTests cloudFormation;
    private final IamAsyncClient iam;
    private final DynamoDbAsyncClient tables;
    private final String audit;
    private final SessionPolicy portal;
    private final SessionPolicy stacks;
    private final SessionPolicy apps;

    PortalRightsTests(@TempDir Path folder) throws IOException {
        this.sandbox = AwsSandbox.start(folder);
        this.cloudFormation = StacksInTests.behind(this.sandbox.door(), folder);
        this.iam = this.cloudFormation.aws().client(IamAsyncClient.builder());
        Stack stack = this.cloudFormation.create(
                "slipway", Files.readString(Path.of("..", "portal", "infrastructure.yaml")), Map.of());
        this.tables = this.cloudFormation.aws().client(DynamoDbAsyncClient.builder());
        this.audit = arn("slipway-audit");
        this.portal = ofRole(StacksInTests.output(stack, "PortalRoleArn"));
        this.stacks = ofRole(StacksInTests.output(stack, "StackRoleArn"));
        this.apps = ofPolicy(StacksInTests.output(stack, "AppBoundaryArn"));
    }

    @AfterAll
    void stop() {
        this.cloudFormation.close();
        this.sandbox.close();
    }

    @Test
    void thePortalAddsToTheAuditTrailAndReadsIt() {
        assertThat(this.portal.allows("dynamodb:PutItem", this.audit)).isTrue();
        assertThat(this.portal.allows("dynamodb:Query", this.audit)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UpdateItem",
                "DeleteItem",
                "BatchWriteItem",
                "PartiQLUpdate",
                "PartiQLDelete",
                "UpdateTimeToLive",
                "UpdateTable",
                "DeleteTable"
            })
    void thePortalIsDeniedToChangeTheAuditTrail(String action) {
        List<Statement> withEverything = new ArrayList<>(this.portal.statements());
        withEverything.add(new Statement(true, List.of("*"), List.of("*")));

        assertThat(this.portal.allows("dynamodb:" + action, this.audit)).isFalse();
        assertThat(new SessionPolicy(withEverything).allows("dynamodb:" + action, this.audit))
                .as("denied, whatever another policy allows")
                .isFalse();
    }

    @Test
    void theOwnTableIsThePortalsToChange() {
        assertThat(this.portal.allows("dynamodb:UpdateItem", arn("slipway"))).isTrue();
        assertThat(this.portal.allows("dynamodb:PutItem", arn("slipway").replace("/slipway", "/slipway-history")))
                .isFalse();
    }

    @Test
    void thePortalsSecretsAreForThePortalAlone() {
        String read = "secretsmanager:GetSecretValue";

        assertThat(this.portal.allows(read, OWN_SECRET)).isTrue();
        assertThat(this.stacks.allows(read, OWN_SECRET)).isFalse();
        assertThat(this.apps.allows(read, OWN_SECRET)).isFalse();
        assertThat(this.apps.allows(read, OWN_SECRET.replace("slipway-portal/", "slipway-shop-")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecr:TagResource arn:aws:ecr:eu-central-1:123456789012:repository/slipway/shop",
                "ecs:TagResource arn:aws:ecs:eu-central-1:123456789012:service/test/shop",
                "cloudformation:UpdateStack arn:aws:cloudformation:eu-central-1:123456789012:stack/slipway-shop-test/1"
            })
    void thePortalTagsWhatAppsOwn(String right) {
        assertThat(this.portal.allows(right.split(" ")[0], right.split(" ")[1])).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:TagRole arn:aws:iam::123456789012:role/slipway-shop-test-TaskRole-1",
                "ec2:CreateTags arn:aws:ec2:eu-central-1:123456789012:security-group/sg-1",
                "elasticloadbalancing:AddTags arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/1",
                "rds:AddTagsToResource arn:aws:rds:eu-central-1:123456789012:db:shop",
                "secretsmanager:TagResource arn:aws:secretsmanager:eu-central-1:123456789012:secret:slipway-shop-1",
                "logs:TagResource arn:aws:logs:eu-central-1:123456789012:log-group:shop"
            })
    void cloudFormationHandsTagsOn(String right) {
        assertThat(this.stacks.allows(right.split(" ")[0], right.split(" ")[1])).isTrue();
        assertThat(this.stacks.allows("ec2:CreateTags", "arn:aws:ec2:eu-central-1:123456789012:instance/i-1"))
                .isFalse();
    }

    private String arn(String table) {
        return await(this.tables.describeTable((describe) -> describe.tableName(table)))
                .table()
                .tableArn();
    }

    private SessionPolicy ofRole(String arn) {
        String role = arn.substring(arn.lastIndexOf('/') + 1);
        List<Statement> statements =
                await(this.iam.listRolePolicies((request) -> request.roleName(role))).policyNames().stream()
                        .map((name) -> await(this.iam.getRolePolicy(
                                        (request) -> request.roleName(role).policyName(name)))
                                .policyDocument())
                        .flatMap((document) -> parsed(document).statements().stream())
                        .toList();
        return new SessionPolicy(statements);
    }

    private SessionPolicy ofPolicy(String arn) {
        String version = await(this.iam.getPolicy((request) -> request.policyArn(arn)))
                .policy()
                .defaultVersionId();
        return parsed(await(this.iam.getPolicyVersion(
                        (request) -> request.policyArn(arn).versionId(version)))
                .policyVersion()
                .document());
    }

    private static SessionPolicy parsed(String document) {
        return SessionPolicy.parse(URLDecoder.decode(document, StandardCharsets.UTF_8));
    }
}
