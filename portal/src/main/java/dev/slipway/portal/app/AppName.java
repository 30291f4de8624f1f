package dev.slipway.portal.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.slipway.portal.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an app, and every other name that follows from it.
 *
 * <p>2 to 24 characters of {@code a-z}, {@code 0-9} and single hyphens, starting with a letter; not a {@link ReservedNames
 * reserved} word. The bounds keep every derived name inside the limits of the systems it is used in: an RDS database name
 * has at most 63 characters, an ECS service 255, a target group 32.
 *
 * @param value the name as typed
 */
public record AppName(@JsonValue String value) implements Comparable<AppName> {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 24;
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Checks the name's shape. */
    @JsonCreator
    public AppName {
        if (value.length() < SHORTEST
                || value.length() > LONGEST
                || !SHAPE.matcher(value).matches()) {
            throw new InvalidInput(
                    "name",
                    "'%s' is not a name for an app: use %d to %d of a-z, 0-9 and single '-', starting with a letter and not ending with '-', for example 'parking-permits'."
                            .formatted(value, SHORTEST, LONGEST));
        }
        if (ReservedNames.contains(value)) {
            throw new InvalidInput(
                    "name",
                    "'%s' is reserved: it is a word of Slipway's addresses or of Java. Choose another, for example '%s-app'."
                            .formatted(value, value));
        }
    }

    /** Returns the repository's name, below the organisation. */
    public String repository() {
        return this.value;
    }

    /** Returns the Jenkins folder's name. */
    public String folder() {
        return this.value;
    }

    /** Returns the ECR repository's name. */
    public String registry() {
        return "slipway/" + this.value;
    }

    /** Returns the ECS service's name; the cluster belongs to the environment. */
    public String service() {
        return this.value;
    }

    /** Returns the family of the ECS task definitions in an environment. */
    public String taskFamily(EnvironmentName environment) {
        return this.value + "-" + environment.value();
    }

    /** Returns the name of the CloudFormation stack in an environment. */
    public String stack(EnvironmentName environment) {
        return "slipway-" + this.value + "-" + environment.value();
    }

    /** Returns the DNS label of the app's address. */
    public String dnsLabel() {
        return this.value;
    }

    /** Returns the name of the Postgres database and of its role. */
    public String database() {
        return this.value.replace('-', '_');
    }

    /** Returns the last segment of the generated code's Java package. */
    public String javaPackage() {
        return this.value.replace("-", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(AppName other) {
        return this.value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return this.value;
    }
}
