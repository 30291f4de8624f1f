package dev.slipway.portal.template;

import dev.slipway.portal.Complaints;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.secret.Masked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a template: what may be answered, and what stands where no answer is given. */
final class Parameters {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};
    private static final int LONGEST = 1_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String template;
    private final Map<String, Map<String, Object>> properties;
    private final List<String> required;
    private final JsonSchema schema;

    /**
     * @param template {@code id@version}, for messages
     * @param schema the schema of the manifest, already checked for its shape
     */
    Parameters(String template, Map<String, Object> schema) {
        JsonNode tree = JSON.valueToTree(schema);
        this.template = template;
        this.properties = new LinkedHashMap<>();
        tree.path("properties")
                .properties()
                .forEach((property) ->
                        this.properties.put(property.getKey(), JSON.treeToValue(property.getValue(), ANYTHING)));
        this.required =
                tree.path("required").valueStream().map(JsonNode::asString).toList();
        this.schema = JsonSchema.of(tree);
    }

    /** Returns the names of all parameters, in the order of the manifest. */
    List<String> names() {
        return List.copyOf(this.properties.keySet());
    }

    /** Returns whether a parameter has an answer in every app: a default, or the duty to answer. */
    boolean isAlwaysAnswered(String name) {
        return this.required.contains(name) || property(name).containsKey("default");
    }

    /** Returns the answers that a parameter allows by name; empty when it does not list them. */
    List<Object> choices(String name) {
        Object choices = property(name).get("enum");
        return (choices instanceof List<?> list) ? List.copyOf(list) : List.of();
    }

    /** Returns the defaults alone. */
    Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        this.properties.forEach((name, property) -> {
            Object value = property.get("default");
            if (value != null) {
                defaults.put(name, value);
            }
        });
        return defaults;
    }

    /**
     * Fills in the defaults and checks everything.
     *
     * @return all parameters in the order of the manifest; throws {@link InvalidInput} that names every parameter at fault
     */
    Map<String, Object> complete(Map<String, Object> answers) {
        Complaints complaints = new Complaints();
        answers.keySet().stream()
                .filter((name) -> !this.properties.containsKey(name))
                .forEach((name) -> complaints.add(unknown(name)));
        Map<String, Object> defaults = defaults();
        Map<String, Object> complete = new LinkedHashMap<>();
        this.properties.keySet().forEach((name) -> {
            // A null of JSON is no answer.
            Object answer = answers.get(name);
            Object value = (answer != null) ? answer : defaults.get(name);
            if (value != null) {
                complaints.asking(() -> shortLine(name, value));
                complete.put(name, value);
            }
        });
        Map<String, InvalidInput> refusals = new LinkedHashMap<>();
        this.schema.check(JSON.valueToTree(complete)).forEach((violation) -> {
            InvalidInput refusal = refusal(violation);
            refusals.putIfAbsent(refusal.field(), refusal);
        });
        refusals.values().forEach(complaints::add);
        complaints.throwAny();
        return complete;
    }

    private Map<String, Object> property(String name) {
        return this.properties.getOrDefault(name, Map.of());
    }

    private InvalidInput unknown(String name) {
        return new InvalidInput(
                field(name),
                "%s has no parameter '%s'; it has: %s.".formatted(this.template, name, String.join(", ", names())));
    }

    private static Object shortLine(String name, Object value) {
        if (value instanceof String text && text.length() > LONGEST) {
            throw new InvalidInput(
                    field(name),
                    "The answer to '%s' has %d characters; at most %d are allowed."
                            .formatted(name, text.length(), LONGEST));
        }
        if (value instanceof String text && Masked.isNeededFor(text)) {
            throw new InvalidInput(
                    field(name),
                    "The answer to '%s' looks like a secret, and answers stand in the repository and on pages. Put the secret into Secrets Manager, and change it where it has been used."
                            .formatted(name));
        }
        if (value instanceof String text && CONTROL.matcher(text).find()) {
            throw new InvalidInput(
                    field(name), "The answer to '%s' holds a control character: use one line of text.".formatted(name));
        }
        return value;
    }

    private InvalidInput refusal(JsonSchema.Violation violation) {
        String name = nameIn(violation);
        if (violation.keyword().equals("required")) {
            return new InvalidInput(field(name), "%s asks for '%s': give an answer.".formatted(this.template, name));
        }
        JsonNode expected = violation.expected();
        if (violation.keyword().equals("enum") && expected != null) {
            String allowed = expected.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
            return new InvalidInput(
                    field(name),
                    "This answer to '%s' is not allowed%s; use one of: %s."
                            .formatted(name, because(violation.reason()), allowed));
        }
        return new InvalidInput(
                field(name),
                "The answer to '%s' %s%s.".formatted(name, violation.message(), because(violation.reason())));
    }

    private static String because(@Nullable String reason) {
        return (reason != null) ? " (" + reason + ")" : "";
    }

    private static String nameIn(JsonSchema.Violation violation) {
        String pointer = violation.pointer();
        if (pointer.length() > 1) {
            return pointer.substring(1).split("/", 2)[0];
        }
        return (violation.property() != null) ? violation.property() : "";
    }

    private static String field(String name) {
        return name.isEmpty() ? "parameters" : "parameters." + name;
    }
}
