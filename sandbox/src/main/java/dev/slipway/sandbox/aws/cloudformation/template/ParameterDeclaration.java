package dev.slipway.sandbox.aws.cloudformation.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One entry of a template's {@code Parameters}.
 *
 * @param name its name
 * @param declaration its declaration
 */
public record ParameterDeclaration(String name, JsonNode declaration) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** Returns the default, or null. */
    public @Nullable String otherwise() {
        JsonNode value = this.declaration.path("Default");
        return value.isMissingNode() ? null : value.asString();
    }

    /** Returns the words for people, or null. */
    public @Nullable String description() {
        return this.declaration.path("Description").asStringOpt().orElse(null);
    }

    /** Returns whether describing calls must not show the value. */
    public boolean isSecret() {
        return this.declaration.path("NoEcho").asBoolean(false);
    }

    /** Returns the type, such as {@code String}. */
    public String type() {
        return this.declaration.path("Type").asString("String");
    }

    /** Returns a value in the form that {@code Ref} gives: a list for list types. */
    JsonNode valueOf(String text) {
        if (!isList()) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        parts(text).forEach(list::add);
        return list;
    }

    /** Checks a value against the declared type and constraints. */
    void check(String text) {
        for (String part : isList() ? parts(text) : List.of(text)) {
            checkOne(part);
        }
    }

    private void checkOne(String value) {
        checkNumber(value);
        checkAllowed(value);
        checkPattern(value);
        checkLength(value);
    }

    private void checkNumber(String value) {
        if (!type().contains("Number")) {
            return;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw refusal("Parameter '%s' must be a number.".formatted(this.name));
        }
        bound("MinValue")
                .filter((least) -> new BigDecimal(value).compareTo(least) < 0)
                .ifPresent((least) -> {
                    throw refusal("Parameter '%s' must be a number not less than %s".formatted(this.name, least));
                });
        bound("MaxValue")
                .filter((most) -> new BigDecimal(value).compareTo(most) > 0)
                .ifPresent((most) -> {
                    throw refusal("Parameter '%s' must be a number not greater than %s".formatted(this.name, most));
                });
    }

    private void checkAllowed(String value) {
        JsonNode allowed = this.declaration.path("AllowedValues");
        if (allowed.isArray()
                && allowed.valueStream().noneMatch((one) -> one.asString().equals(value))) {
            List<String> values = allowed.valueStream().map(JsonNode::asString).toList();
            throw refusal("Parameter '%s' must be one of AllowedValues: %s".formatted(this.name, values));
        }
    }

    private void checkPattern(String value) {
        String pattern = this.declaration.path("AllowedPattern").asString("");
        if (!pattern.isEmpty() && !Pattern.matches(pattern, value)) {
            throw refusal("Parameter '%s' must match pattern %s".formatted(this.name, pattern));
        }
    }

    private void checkLength(String value) {
        bound("MinLength").filter((least) -> value.length() < least.intValue()).ifPresent((least) -> {
            throw refusal("Parameter '%s' must contain at least %s characters".formatted(this.name, least));
        });
        bound("MaxLength").filter((most) -> value.length() > most.intValue()).ifPresent((most) -> {
            throw refusal("Parameter '%s' must contain at most %s characters".formatted(this.name, most));
        });
    }

    private Optional<BigDecimal> bound(String name) {
        JsonNode bound = this.declaration.path(name);
        return bound.isMissingNode() ? Optional.empty() : Optional.of(new BigDecimal(bound.asString()));
    }

    private RuntimeException refusal(String message) {
        String description = this.declaration.path("ConstraintDescription").asString("");
        return TemplateError.of(
                "%s",
                description.isEmpty()
                        ? message
                        : "Parameter %s failed to satisfy constraint: %s".formatted(this.name, description));
    }

    private boolean isList() {
        return type().startsWith("List<") || type().equals("CommaDelimitedList");
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.add(part.strip());
        }
        return parts;
    }
}
