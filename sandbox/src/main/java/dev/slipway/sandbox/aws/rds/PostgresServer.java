package dev.slipway.sandbox.aws.rds;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Postgres server of one instance, small in memory and reachable from this machine only.
 *
 * <p>The server's own superuser {@code postgres} has the master user's password; nobody gets in without it.
 */
final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String SUPERUSER = "postgres";
    private static final List<String> WHO_MAY_ENTER = List.of(
            "# Everybody comes from this machine and brings a password.",
            "local all all scram-sha-256",
            "host all all 127.0.0.1/32 scram-sha-256");

    private final EmbeddedPostgres server;
    private final DataSource admin;

    private PostgresServer(EmbeddedPostgres server, DataSource admin) {
        this.server = server;
        this.admin = admin;
    }

    /** Makes a new server with the instance's master user and database. */
    static PostgresServer create(DbInstance instance, Path folder) {
        EmbeddedPostgres server = launch(instance, folder);
        PostgresServer open = new PostgresServer(server, server.getPostgresDatabase());
        try {
            open.prepare(instance, folder);
        } catch (SQLException | IOException ex) {
            open.close();
            throw new IllegalStateException("The new server could not be set up: " + ex.getMessage(), ex);
        }
        return new PostgresServer(server, adminOf(server, instance.password()));
    }

    /** Starts a server on the data that an earlier one left. */
    static PostgresServer reopen(DbInstance instance, Path folder) {
        StaleProcess.end(folder);
        EmbeddedPostgres server = launch(instance, folder);
        return new PostgresServer(server, adminOf(server, instance.password()));
    }

    /** Changes the password of the master user; returns the server as it is reached from now on. */
    PostgresServer changePassword(DbInstance instance, String password) {
        try (Connection connection = this.admin.getConnection();
                Statement statement = connection.createStatement()) {
            setPasswords(statement, instance.user(), password);
        } catch (SQLException ex) {
            throw new IllegalStateException("The password could not be changed: " + ex.getMessage(), ex);
        }
        return new PostgresServer(this.server, adminOf(this.server, password));
    }

    @Override
    public void close() {
        try {
            this.server.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static EmbeddedPostgres launch(DbInstance instance, Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            boolean initialised = Files.exists(folder.resolve("postgresql.conf"));
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(instance.port())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("shared_buffers", "16MB")
                    .setServerConfig("max_connections", "40")
                    .setServerConfig("password_encryption", "scram-sha-256");
            if (initialised) {
                builder.setConnectConfig("password", instance.password());
            }
            EmbeddedPostgres server = builder.start();
            LOG.info("Postgres of {} listens at 127.0.0.1:{}", instance.id(), instance.port());
            return server;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void prepare(DbInstance instance, Path folder) throws SQLException, IOException {
        try (Connection connection = this.admin.getConnection();
                Statement statement = connection.createStatement()) {
            if (!instance.user().equals(SUPERUSER)) {
                statement.execute("CREATE ROLE %s LOGIN CREATEDB CREATEROLE".formatted(quoted(instance.user())));
            }
            setPasswords(statement, instance.user(), instance.password());
            String database = instance.database();
            if (database != null && !database.equals("postgres")) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(quoted(database), quoted(instance.user())));
            }
            Files.write(folder.resolve("pg_hba.conf"), WHO_MAY_ENTER);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static void setPasswords(Statement statement, String user, String password) throws SQLException {
        String literal = "'" + password.replace("'", "''") + "'";
        statement.execute("ALTER ROLE %s PASSWORD %s".formatted(quoted(user), literal));
        statement.execute("ALTER ROLE %s PASSWORD %s".formatted(SUPERUSER, literal));
    }

    private static DataSource adminOf(EmbeddedPostgres server, String password) {
        return server.getPostgresDatabase(Map.of("password", password));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
