package dev.slipway.sandbox.aws.model;

import java.util.Map;
import java.util.Set;

/**
 * Errors that every operation of a protocol or service may answer without its model saying so.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class CommonErrors {

    private static final Set<String> EVERYWHERE = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredTokenException",
            "InternalFailure",
            "MissingAuthenticationToken",
            "ThrottlingException",
            "UnrecognizedClientException",
            "ServiceUnavailable",
            "ValidationError",
            "ValidationException",
            "SerializationException",
            "MalformedInput");

    private static final Map<String, Set<String>> OF_SERVICES = Map.of(
            "dynamodb", Set.of(),
            "ecr", Set.of("InvalidParameterException"),
            "ecs", Set.of("InvalidParameterException", "ClientException", "ServerException"),
            "rds", Set.of("InvalidParameterValue", "InvalidParameterCombination", "MissingParameter"),
            "sns", Set.of("InvalidParameter"),
            "sqs", Set.of("InvalidParameterValueException", "MissingRequiredParameterException"));

    private CommonErrors() {}

    /** S3 documents its errors in a list of their own and hardly any with its operations. */
    static boolean has(ServiceModel service, String code) {
        return service.protocol().equals("rest-xml")
                || EVERYWHERE.contains(code)
                || OF_SERVICES.getOrDefault(service.name(), Set.of()).contains(code);
    }
}
