package dev.slipway.lambdas.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A Postgres instance that apps share: each has a database and a role of the same name, and no other app's role may
 * connect to it. The owner is written down with the role, so that one app never takes or drops what is another's.
 */
final class SharedInstance {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String NO_SUCH_OBJECT = "42704";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final String address;
    private final Login administrator;

    /**
     * @param address host and port
     * @param administrator who may create roles and databases
     */
    SharedInstance(String address, Login administrator) {
        this.address = address;
        this.administrator = administrator;
    }

    /** Returns the address by which an app reaches its database. */
    String url(String database) {
        return "jdbc:postgresql://%s/%s".formatted(this.address, database);
    }

    /**
     * Makes the database and role of an app, or finds those that the same owner has, and sets the role's password.
     *
     * @throws IllegalStateException if somebody else owns them
     */
    void create(String name, String owner, String password) throws SQLException {
        String safe = checked(name);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            Optional<String> known = ownerOf(connection, safe);
            if (known.isPresent() && !known.get().equals(owner)) {
                throw new IllegalStateException(
                        "The database %s belongs to somebody else (%s).".formatted(safe, known.get()));
            }
            if (known.isEmpty()) {
                statement.execute("create role %s".formatted(safe));
                statement.execute("comment on role %s is %s".formatted(safe, quoted(owner)));
            }
            statement.execute("alter role %s login password %s".formatted(safe, quoted(password)));
            // RDS's administrator is no superuser: it must be a member of the role to hand a database over to it.
            statement.execute("grant %s to current_user".formatted(safe));
            if (!hasDatabase(connection, safe)) {
                statement.execute("create database %s owner %s".formatted(safe, safe));
            }
            statement.execute("revoke all on database %s from public".formatted(safe));
        }
    }

    /** Drops the database and role of an app, if they are this owner's; what is gone already stays gone. */
    void drop(String name, String owner) throws SQLException {
        String safe = checked(name);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!ownerOf(connection, safe).filter(owner::equals).isPresent()) {
                return;
            }
            statement.execute("drop database if exists %s with (force)".formatted(safe));
            statement.execute("drop role if exists %s".formatted(safe));
        } catch (SQLException ex) {
            if (!NO_SUCH_OBJECT.equals(ex.getSQLState()) && !NO_SUCH_DATABASE.equals(ex.getSQLState())) {
                throw ex;
            }
        }
    }

    /** Returns what was written down with a role; an empty text for a role that Slipway did not make. */
    private static Optional<String> ownerOf(Connection connection, String role) throws SQLException {
        String query = "select coalesce(shobj_description(oid, 'pg_authid'), '') from pg_roles where rolname = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Objects.requireNonNull(rows.getString(1))) : Optional.empty();
            }
        }
    }

    private static boolean hasDatabase(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user", this.administrator.username(),
                "password", this.administrator.password(),
                "connectTimeout", "10",
                "socketTimeout", "60",
                "sslmode", "prefer"));
        return DriverManager.getConnection(url(database), properties);
    }

    /** Names of roles and databases cannot be parameters of a statement, so only plain ones pass. */
    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' is no plain name of a database.".formatted(name));
        }
        return name;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * Who signs in.
     *
     * @param username name of the role
     * @param password its password
     */
    record Login(String username, String password) {

        @Override
        public String toString() {
            return this.username;
        }
    }
}
