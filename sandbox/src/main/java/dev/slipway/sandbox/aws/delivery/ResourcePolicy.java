package dev.slipway.sandbox.aws.delivery;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policy of a function: which services may invoke it, on behalf of what.
 *
 * @param document the policy document
 */
record ResourcePolicy(JsonNode document) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ResourcePolicy read(String text) {
        return new ResourcePolicy(JSON.readTree(text));
    }

    boolean allows(String principal, String source) {
        return this.document
                .path("Statement")
                .valueStream()
                .anyMatch((statement) -> matches(statement, principal, source));
    }

    private static boolean matches(JsonNode statement, String principal, String source) {
        JsonNode allowed = statement.path("Principal");
        String service = allowed.isString()
                ? allowed.stringValue()
                : allowed.path("Service").asString("");
        JsonNode pattern = statement.at("/Condition/ArnLike/AWS:SourceArn");
        return statement.path("Effect").asString("").equals("Allow")
                && (service.equals(principal) || service.equals("*"))
                && (pattern.isMissingNode() || like(pattern.stringValue(), source));
    }

    private static boolean like(String pattern, String value) {
        return value.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
