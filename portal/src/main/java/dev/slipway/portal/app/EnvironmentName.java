package dev.slipway.portal.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.slipway.portal.InvalidInput;
import java.util.regex.Pattern;

/**
 * The name of an environment, such as {@code test} or {@code prod}: a letter and 1 to 7 letters or digits.
 *
 * @param value the name as the settings spell it
 */
public record EnvironmentName(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,7}");

    /** Where every create run provisions. */
    public static final EnvironmentName TEST = new EnvironmentName("test");

    /** Checks the name's shape. */
    @JsonCreator
    public EnvironmentName {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidInput(
                    "environment",
                    "'%s' is not the name of an environment: use a letter and 1 to 7 letters or digits, for example 'test'."
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return this.value;
    }
}
