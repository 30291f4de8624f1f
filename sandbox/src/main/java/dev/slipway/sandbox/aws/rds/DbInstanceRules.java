package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.AwsError;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What RDS accepts as names and passwords of Postgres instances, and its words for what it does not. */
final class DbInstanceRules {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z](-?[A-Za-z0-9]+)*");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7e&&[^/@\"]]+");
    private static final Set<String> RESERVED_USERS = Set.of("admin", "rdsadmin", "rds_superuser");

    private DbInstanceRules() {}

    static String identifier(String parameter, String value) {
        if (!IDENTIFIER.matcher(value).matches() || value.length() > 63 && parameter.equals("DBInstanceIdentifier")) {
            throw refusal(
                    "The parameter %s is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.",
                    parameter);
        }
        return value.toLowerCase(Locale.ROOT);
    }

    static String user(String value) {
        if (RESERVED_USERS.contains(value)) {
            throw refusal("MasterUsername %s cannot be used as it is a reserved word used by the engine", value);
        }
        if (!USER.matcher(value).matches()) {
            throw refusal("The parameter MasterUsername is not a valid user name: %s", value);
        }
        return value;
    }

    static String database(String value) {
        if (!DATABASE.matcher(value).matches()) {
            throw refusal("DBName must begin with a letter and contain only alphanumeric characters: %s", value);
        }
        return value;
    }

    static String password(String value) {
        if (value.length() < 8 || value.length() > 128) {
            throw refusal(
                    "The parameter MasterUserPassword is not a valid password because it is %s characters.",
                    value.length() < 8 ? "shorter than 8" : "longer than 128");
        }
        if (!PASSWORD.matcher(value).matches()) {
            throw refusal(
                    "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }
        return value;
    }

    static void engine(String value) {
        if (!value.equals("postgres")) {
            throw refusal("Invalid DB engine: the sandbox has postgres, and not %s", value);
        }
    }

    static AwsError refusal(String message, Object... values) {
        return AwsError.of("InvalidParameterValue", message.formatted(values));
    }
}
