package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as callers name it: by name, partial ARN or ARN, with or without a qualifier.
 *
 * @param name the name
 * @param qualifier version or alias, null for none
 */
record FunctionName(String name, @Nullable String qualifier) {

    private static final Pattern SHAPE = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d:)?(\\d{12}:)?(function:)?(?<name>[a-zA-Z0-9-_]+)(:(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** Reads a name; a qualifier of its own and one beside it must agree. */
    static FunctionName of(String text, @Nullable String qualifier) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || matcher.group("name").length() > 64) {
            throw AwsError.of(
                    "InvalidParameterValueException",
                    "1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
                            .formatted(text, SHAPE));
        }
        String own = matcher.group("qualifier");
        if (own != null && qualifier != null && !own.equals(qualifier)) {
            throw AwsError.of(
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(matcher.group("name"), own == null ? qualifier : own);
    }

    /** Returns the key that settings of this qualifier are kept under. */
    String key() {
        return this.qualifier == null ? FunctionVersion.LATEST : this.qualifier;
    }

    String arn() {
        return FunctionVersion.arn(this.name, this.qualifier);
    }
}
