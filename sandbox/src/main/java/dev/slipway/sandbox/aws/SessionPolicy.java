package dev.slipway.sandbox.aws;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An IAM policy that narrows a session's rights: what no statement allows, or one denies, the session may not do.
 *
 * <p>Effect, actions and resources are read, with {@code *} and {@code ?}; conditions are not, and a statement with one
 * allows nothing.
 *
 * @param statements the policy's statements
 */
public record SessionPolicy(List<Statement> statements) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Copies the statements. */
    public SessionPolicy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy document.
     *
     * @throws AwsError {@code MalformedPolicyDocument} if it is none
     */
    public static SessionPolicy parse(String document) {
        try {
            JsonNode policy = JSON.readTree(document);
            List<Statement> statements =
                    items(policy.path("Statement")).map(Statement::of).toList();
            if (statements.isEmpty()) {
                throw AwsError.of("MalformedPolicyDocument", "The policy has no statement.");
            }
            return new SessionPolicy(statements);
        } catch (JacksonException ex) {
            throw AwsError.of("MalformedPolicyDocument", "The policy is not in the valid JSON format.");
        }
    }

    /**
     * Returns whether the policy allows an action.
     *
     * @param action action, such as {@code ecr:PutImage}
     * @param resource ARN of what it acts on, or {@code *}
     */
    public boolean allows(String action, String resource) {
        return this.statements.stream()
                        .anyMatch((statement) -> statement.allow() && statement.matches(action, resource))
                && this.statements.stream()
                        .noneMatch((statement) -> !statement.allow() && statement.matches(action, resource));
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return node.isMissingNode()
                ? Stream.empty()
                : node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    /**
     * One statement.
     *
     * @param allow whether it allows or denies
     * @param actions patterns of actions
     * @param resources patterns of ARNs
     */
    public record Statement(boolean allow, List<String> actions, List<String> resources) {

        /** Copies the lists. */
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        private static Statement of(JsonNode node) {
            boolean allow = "Allow".equals(node.path("Effect").asString(""));
            List<String> actions = node.has("Condition") && allow ? List.of() : texts(node.path("Action"));
            return new Statement(allow, actions, texts(node.path("Resource")));
        }

        private static List<String> texts(JsonNode node) {
            return items(node).map((item) -> item.asString("")).toList();
        }

        private boolean matches(String action, String resource) {
            return this.actions.stream().anyMatch((pattern) -> like(pattern, action))
                    && this.resources.stream().anyMatch((pattern) -> like(pattern, resource));
        }

        private static boolean like(String pattern, String value) {
            String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                    .matcher(value)
                    .matches();
        }
    }
}
