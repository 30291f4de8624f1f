package dev.slipway.sandbox.aws.rds;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsInTests;
import dev.slipway.sandbox.aws.secrets.SecretsManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RdsTests {

    private static final String PASSWORD = "correct-horse";

    @TempDir
    Path folder;

    private AwsInTests aws;
    private Rds service;
    private RdsAsyncClient rds;

    @BeforeEach
    void open() {
        this.aws = AwsInTests.with(new SecretsManager(this.folder.resolve("secrets")));
        this.service = new Rds(this.folder.resolve("rds"), this.aws.clients());
        this.aws.door().add(this.service);
        this.rds = this.aws.client(RdsAsyncClient.builder());
    }

    @AfterEach
    void close() {
        this.service.close();
        this.aws.close();
    }

    @Test
    void runsAPostgresThatSurvivesARestart() throws SQLException {
        create("shop");
        DBInstance before = available("shop");
        execute(before, PASSWORD, "CREATE TABLE articles (title text)", "INSERT INTO articles VALUES ('Hello')");
        assertThatThrownBy(() -> execute(before, "wrong-password", "SELECT 1")).hasMessageContaining("password");

        close();
        open();

        DBInstance after = available("shop");
        assertThat(after.endpoint()).isEqualTo(before.endpoint());
        try (Connection connection = connect(after, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet titles = statement.executeQuery("SELECT title FROM articles")) {
            assertThat(titles.next()).isTrue();
            assertThat(titles.getString(1)).isEqualTo("Hello");
        }
    }

    @Test
    void changesThePassword() throws SQLException {
        create("shop");
        DBInstance instance = available("shop");

        await(this.rds.modifyDBInstance((request) -> request.dbInstanceIdentifier("shop")
                .masterUserPassword("battery-staple")
                .applyImmediately(true)));

        execute(instance, "battery-staple", "SELECT 1");
        assertThatThrownBy(() -> execute(instance, PASSWORD, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void leavesASnapshotWhenItIsDeleted() {
        create("shop");
        available("shop");
        assertThatThrownBy(() -> create("shop"))
                .isInstanceOf(DbInstanceAlreadyExistsException.class)
                .hasMessageContaining("DB instance already exists");

        await(this.rds.deleteDBInstance(
                (request) -> request.dbInstanceIdentifier("shop").finalDBSnapshotIdentifier("shop-last")));

        gone("shop");
        assertThat(await(this.rds.describeDBSnapshots()).dbSnapshots())
                .singleElement()
                .satisfies((snapshot) ->
                        assertThat(snapshot.dbSnapshotIdentifier()).isEqualTo("shop-last"));
        assertThat(this.folder.resolve("rds/data/snapshots/shop-last/PG_VERSION"))
                .exists();
    }

    @Test
    void keepsAManagedPasswordInSecretsManager() throws SQLException {
        await(this.rds.createDBInstance((request) -> request.dbInstanceIdentifier("shop")
                .engine("postgres")
                .dbInstanceClass("db.t4g.micro")
                .masterUsername("postgres")
                .manageMasterUserPassword(true)));

        DBInstance instance = available("shop");
        SecretsManagerAsyncClient secrets = this.aws.client(SecretsManagerAsyncClient.builder());
        String value = await(secrets.getSecretValue((request) ->
                        request.secretId(instance.masterUserSecret().secretArn())))
                .secretString();
        JsonNode secret = JsonMapper.builder().build().readTree(value);
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres"
                .formatted(instance.endpoint().port());
        try (Connection connection = DriverManager.getConnection(
                url, "postgres", secret.path("password").asString())) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void refusesWhatRdsRefuses() {
        assertThatThrownBy(() -> describe("nothing"))
                .isInstanceOf(DbInstanceNotFoundException.class)
                .hasMessageContaining("DBInstance nothing not found.");
        assertThatThrownBy(() -> createWith("-shop", "app", PASSWORD))
                .isInstanceOf(RdsException.class)
                .hasMessageContaining("DBInstanceIdentifier is not a valid identifier");
        assertThatThrownBy(() -> createWith("shop", "admin", PASSWORD)).hasMessageContaining("reserved word");
        assertThatThrownBy(() -> createWith("shop", "app", "short")).hasMessageContaining("shorter than 8");
        assertThatThrownBy(() -> createWith("shop", "app", "with@sign/and")).hasMessageContaining("printable ASCII");
        assertThatThrownBy(() -> await(this.rds.createDBInstance((request) -> request.dbInstanceIdentifier("shop")
                        .engine("postgres")
                        .dbInstanceClass("db.t4g.micro")
                        .masterUsername("app")
                        .masterUserPassword(PASSWORD)
                        .dbSubnetGroupName("none"))))
                .isInstanceOf(DbSubnetGroupNotFoundException.class);
    }

    @Test
    void keepsSubnetGroups() {
        await(this.rds.createDBSubnetGroup((request) -> request.dbSubnetGroupName("Shop")
                .dbSubnetGroupDescription("both")
                .subnetIds("subnet-1", "subnet-2")));

        assertThat(await(this.rds.describeDBSubnetGroups((request) -> request.dbSubnetGroupName("shop")))
                        .dbSubnetGroups())
                .singleElement()
                .satisfies((group) -> assertThat(group.subnets()).hasSize(2));
        await(this.rds.deleteDBSubnetGroup((request) -> request.dbSubnetGroupName("shop")));
        assertThatThrownBy(() -> await(this.rds.deleteDBSubnetGroup((request) -> request.dbSubnetGroupName("shop"))))
                .isInstanceOf(DbSubnetGroupNotFoundException.class);
    }

    private void create(String id) {
        createWith(id, "app", PASSWORD);
    }

    private void createWith(String id, String user, String password) {
        await(this.rds.createDBInstance((request) -> request.dbInstanceIdentifier(id)
                .engine("postgres")
                .dbInstanceClass("db.t4g.micro")
                .allocatedStorage(20)
                .dbName("app")
                .masterUsername(user)
                .masterUserPassword(password)));
    }

    private DBInstance available(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> describe(id),
                        (instance) -> instance.dbInstanceStatus().equals("available"));
    }

    private void gone(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThatThrownBy(() -> describe(id)).isInstanceOf(DbInstanceNotFoundException.class));
    }

    private DBInstance describe(String id) {
        return await(this.rds.describeDBInstances((request) -> request.dbInstanceIdentifier(id)))
                .dbInstances()
                .get(0);
    }

    private static void execute(DBInstance instance, String password, String... statements) throws SQLException {
        try (Connection connection = connect(instance, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(DBInstance instance, String password) throws SQLException {
        String url = "jdbc:postgresql://%s:%d/app"
                .formatted(instance.endpoint().address(), instance.endpoint().port());
        return DriverManager.getConnection(url, "app", password);
    }
}
