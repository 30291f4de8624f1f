package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.Violation;
import dev.slipway.sandbox.aws.model.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The codes by which a service refuses input that its model does not allow.
 *
 * @param missing for a required parameter that is not there
 * @param invalid for a value past its limits
 * @param unreadable for a value of another type, or a body that is none
 */
record RefusalCodes(String missing, String invalid, String unreadable) {

    /** The code of the JSON protocols for a body that cannot be read. */
    static final String UNREADABLE = "SerializationException";

    private static final Map<String, RefusalCodes> OF_SERVICES = Map.ofEntries(
            json("application-autoscaling", "ValidationException"),
            json("dynamodb", "ValidationException"),
            json("ecr", "InvalidParameterException"),
            json("ecs", "InvalidParameterException"),
            json("events", "ValidationException"),
            json("lambda", "ValidationException"),
            json("logs", "InvalidParameterException"),
            json("scheduler", "ValidationException"),
            json("secretsmanager", "ValidationException"),
            Map.entry(
                    "sqs",
                    new RefusalCodes(
                            "MissingRequiredParameterException", "InvalidParameterValueException", UNREADABLE)),
            query("cloudformation", "ValidationError"),
            query("elbv2", "ValidationError"),
            query("iam", "ValidationError"),
            query("sts", "ValidationError"),
            query("sns", "InvalidParameter"),
            Map.entry("rds", new RefusalCodes("MissingParameter", "InvalidParameterValue", "MalformedInput")),
            query("s3", "InvalidArgument"));

    static RefusalCodes of(String model) {
        RefusalCodes codes = OF_SERVICES.get(model);
        if (codes == null) {
            throw new IllegalArgumentException("No codes for " + model);
        }
        return codes;
    }

    /** Returns the refusal of what was found: as AWS, it tells all at once, and the first decides the code. */
    AwsError refusal(List<Violation> violations) {
        String words = violations.stream().map(Violation::message).collect(Collectors.joining("; "));
        return AwsError.of(
                code(violations.get(0).kind()),
                "%d validation error%s detected: %s"
                        .formatted(violations.size(), violations.size() == 1 ? "" : "s", words));
    }

    private String code(Kind kind) {
        return switch (kind) {
            case MISSING -> this.missing;
            case TYPE -> this.unreadable;
            case UNKNOWN, CONSTRAINT -> this.invalid;
        };
    }

    private static Map.Entry<String, RefusalCodes> json(String model, String code) {
        return Map.entry(model, new RefusalCodes(code, code, UNREADABLE));
    }

    private static Map.Entry<String, RefusalCodes> query(String model, String code) {
        return Map.entry(model, new RefusalCodes(code, code, "MalformedInput"));
    }
}
