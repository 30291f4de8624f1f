package dev.slipway.sandbox.aws.cloudformation;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static dev.slipway.sandbox.aws.cloudformation.StacksInTests.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.elb.Elb;
import dev.slipway.sandbox.aws.elb.LoadBalancers;
import dev.slipway.sandbox.aws.logs.Logs;
import dev.slipway.sandbox.aws.rds.Rds;
import dev.slipway.sandbox.aws.s3.S3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every template of this repository becomes a stack in the sandbox, and goes again. */
class TemplatesOfThisRepositoryTests {

    private static final Path REPOSITORY = Path.of("..");

    @TempDir
    static Path folder;

    private static AwsSandbox sandbox;
    private static Elb elb;
    private static Rds rds;
    private static StacksInTests stacks;

    @BeforeAll
    static void open() {
        sandbox = AwsSandbox.start(folder);
        elb = new Elb(folder.resolve("elb"), 0);
        sandbox.door().add(elb.service());
        sandbox.door().add(new Logs(folder.resolve("logs")));
        sandbox.door().add(new S3(folder.resolve("s3")));
        stacks = StacksInTests.behind(sandbox.door(), folder);
        rds = new Rds(folder.resolve("rds"), stacks.aws().clients());
        sandbox.door().add(rds);
    }

    @AfterAll
    static void close() {
        stacks.close();
        rds.close();
        elb.close();
        sandbox.close();
    }

    @Test
    void makesWhatThePortalNeeds() throws IOException {
        Stack stack = stacks.create("slipway", read("portal/infrastructure.yaml"), Map.of());

        assertComplete(stack);
        assertThat(output(stack, "TableName")).isEqualTo("slipway");
        assertThat(output(stack, "QueueUrl")).endsWith("slipway-runs.fifo");
        assertThat(output(stack, "PushRoleArn"))
                .matches("arn:aws:iam::123456789012:role/slipway-PushRole-[A-Z0-9]{12}");
    }

    @Test
    void makesTheHistory() throws IOException {
        Stack stack = stacks.create(
                "slipway-history",
                read("lambdas/template.yaml"),
                Map.of("CodeBucket", "slipway-code", "CodeKey", "functions.jar"));

        assertComplete(stack);
        assertThat(output(stack, "TopicArn")).isEqualTo("arn:aws:sns:eu-central-1:123456789012:slipway-events");
    }

    @Test
    void makesWhatAnAppNeeds() throws IOException, SQLException {
        Stack stack =
                stacks.create("slipway-shop-test", read("templates/km-app/infrastructure.yaml"), ofAnApp("shop", "7"));

        assertComplete(stack);
        assertThat(output(stack, "TargetGroupArn")).contains(":targetgroup/");
        assertThat(output(stack, "LogGroupName")).startsWith("slipway-shop-test-LogGroup-");
        String secret = output(stack, "DatabasePasswordSecret").replaceFirst(":password::$", "");
        JsonNode login = JsonMapper.builder().build().readTree(valueOf(secret));
        try (Connection connection = DriverManager.getConnection(
                output(stack, "DatabaseUrl"),
                login.path("username").asString(),
                login.path("password").asString())) {
            assertThat(connection.isValid(2)).isTrue();

            assertGoesToAnotherTeamWithoutAReplacement(stack);
            assertThat(connection.isValid(2)).as("the same server").isTrue();
        }

        assertThat(stacks.delete(stack.stackId()).stackStatusAsString())
                .as(() -> stacks.events(stack.stackId()).toString())
                .isEqualTo("DELETE_COMPLETE");
        assertThat(folder.resolve("rds/data/snapshots")).isNotEmptyDirectory();
    }

    private static void assertGoesToAnotherTeamWithoutAReplacement(Stack stack) {
        Map<String, String> before = stacks.physicalIds(stack.stackId());

        Stack after = stacks.retag(stack, Map.of("slipway:app", "shop", "slipway:team", "harbour"));

        assertThat(after.stackStatusAsString()).isEqualTo("UPDATE_COMPLETE");
        assertThat(after.outputs()).isEqualTo(stack.outputs());
        assertThat(stacks.physicalIds(stack.stackId())).isEqualTo(before);
        RdsAsyncClient databases = stacks.aws().client(RdsAsyncClient.builder());
        assertThat(databases.describeDBInstances().join().dbInstances())
                .filteredOn(database -> database.dbInstanceIdentifier().equals(before.get("DatabaseInstance")))
                .singleElement()
                .satisfies(database -> assertThat(database.tagList())
                        .extracting(Tag::key, Tag::value)
                        .contains(tuple("slipway:team", "harbour")));
    }

    @Test
    void makesAnAppWithoutADatabase() throws IOException {
        Map<String, String> parameters = new HashMap<>(ofAnApp("plain", "8"));
        parameters.put("Database", "none");

        Stack stack = stacks.create("slipway-plain-test", read("templates/km-app/infrastructure.yaml"), parameters);

        assertComplete(stack);
        assertThat(stack.outputs()).extracting("outputKey").doesNotContain("DatabaseUrl");
    }

    @Test
    void makesAnAppADatabaseInASharedInstanceAndDropsIt() throws IOException, SQLException {
        Stack shared = stacks.create(
                "slipway-databases",
                read("lambdas/databases.yaml"),
                Map.of(
                        "CodeBucket", "slipway-code",
                        "CodeKey", "functions.jar",
                        "SubnetIds", "subnet-1,subnet-2",
                        "SecurityGroupIds", "sg-1"));
        assertComplete(shared);
        Map<String, String> parameters = new HashMap<>(ofAnApp("tenant", "9"));
        parameters.put("Database", "shared");
        parameters.put("DatabaseName", "tenant");
        parameters.put("SharedDatabases", output(shared, "FunctionArn"));

        Stack stack = stacks.create("slipway-tenant-test", read("templates/km-app/infrastructure.yaml"), parameters);

        assertComplete(stack);
        assertThat(output(stack, "DatabaseUrl")).endsWith("/tenant");
        String secret = output(stack, "DatabasePasswordSecret").replaceFirst(":password::$", "");
        JsonNode login = JsonMapper.builder().build().readTree(valueOf(secret));
        String user = login.path("username").asString();
        String password = login.path("password").asString();
        try (Connection connection = DriverManager.getConnection(output(stack, "DatabaseUrl"), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (id int)");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        output(stack, "DatabaseUrl").replace("/tenant", "/postgres"), user, "another"))
                .isInstanceOf(SQLException.class);

        assertThat(stacks.delete(stack.stackId()).stackStatusAsString())
                .as(() -> stacks.events(stack.stackId()).toString())
                .isEqualTo("DELETE_COMPLETE");
        assertThatThrownBy(() -> DriverManager.getConnection(output(stack, "DatabaseUrl"), user, password))
                .isInstanceOf(SQLException.class);
    }

    private static Map<String, String> ofAnApp(String app, String priority) {
        return Map.ofEntries(
                Map.entry("App", app),
                Map.entry("Environment", "test"),
                Map.entry("VpcId", "vpc-1"),
                Map.entry("SubnetIds", "subnet-1,subnet-2"),
                Map.entry("SecurityGroupIds", "sg-1"),
                Map.entry("ListenerArn", LoadBalancers.LISTENER),
                Map.entry("ListenerPriority", priority),
                Map.entry("HostName", app + ".test.localhost"),
                Map.entry("PermissionsBoundaryArn", "arn:aws:iam::123456789012:policy/slipway-boundary"),
                Map.entry("AuditBucket", "audit"));
    }

    private static void assertComplete(Stack stack) {
        assertThat(stack.stackStatusAsString())
                .as(() -> stacks.events(stack.stackId()).toString())
                .isEqualTo("CREATE_COMPLETE");
    }

    private static String valueOf(String secret) {
        return await(stacks.aws()
                        .client(SecretsManagerAsyncClient.builder())
                        .getSecretValue((request) -> request.secretId(secret)))
                .secretString();
    }

    private static String read(String file) throws IOException {
        return Files.readString(REPOSITORY.resolve(file));
    }
}
