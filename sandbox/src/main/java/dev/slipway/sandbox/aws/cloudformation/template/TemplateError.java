package dev.slipway.sandbox.aws.cloudformation.template;

import dev.slipway.sandbox.aws.AwsError;

/** Makes the one refusal that CloudFormation has for templates. */
public final class TemplateError {

    private TemplateError() {}

    /** A {@code ValidationError} in CloudFormation's words. */
    public static AwsError of(String message, Object... values) {
        return AwsError.of("ValidationError", message.formatted(values));
    }
}
