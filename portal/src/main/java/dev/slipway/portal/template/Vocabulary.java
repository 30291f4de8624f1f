package dev.slipway.portal.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words that a skeleton may use: facts about the app by name, every answer as {@code parameters.<name>}, and for each
 * allowed answer of a list a yes or no as {@code is.<name>.<answer>}, for sections.
 */
final class Vocabulary {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, BiFunction<Manifest, RenderContext, Object>> FACTS = facts();

    private Vocabulary() {}

    private static Map<String, BiFunction<Manifest, RenderContext, Object>> facts() {
        Map<String, BiFunction<Manifest, RenderContext, Object>> facts = new LinkedHashMap<>();
        facts.put("name", (manifest, context) -> context.app().value());
        facts.put("title", (manifest, context) -> title(context.app().value()));
        facts.put("javaPackage", (manifest, context) -> context.app().javaPackage());
        facts.put("database", (manifest, context) -> context.app().database());
        facts.put("team", (manifest, context) -> context.team().slug());
        facts.put("teamTitle", (manifest, context) -> context.team().title());
        facts.put("teamMail", (manifest, context) -> context.team().mail());
        facts.put("githubTeam", (manifest, context) -> context.team().githubTeam());
        facts.put("owner", (manifest, context) -> context.owner().login());
        facts.put("ownerMail", (manifest, context) -> context.owner().mail());
        facts.put("organisation", (manifest, context) -> context.organisation());
        facts.put("repository", (manifest, context) -> context.repository());
        facts.put("address", (manifest, context) -> context.address());
        facts.put("portal", (manifest, context) -> context.portal());
        facts.put("baseImage", (manifest, context) -> context.baseImage());
        facts.put("template", (manifest, context) -> manifest.id());
        facts.put("templateVersion", (manifest, context) -> manifest.version());
        return facts;
    }

    /** Returns every word that exists with a schema of parameters. */
    static Set<String> namesFor(Map<String, Object> schema) {
        Set<String> names = new TreeSet<>(FACTS.keySet());
        properties(schema).forEach((property) -> {
            names.add("parameters." + property.getKey());
            choices(property.getValue()).forEach((choice) -> names.add("is." + property.getKey() + "." + choice));
        });
        return names;
    }

    /** Returns the values of all words for one app. */
    static Map<String, Object> of(Manifest manifest, RenderContext context) {
        Map<String, Object> values = new LinkedHashMap<>();
        FACTS.forEach((name, fact) -> values.put(name, fact.apply(manifest, context)));
        values.put("parameters", context.parameters());
        Map<String, Object> is = new LinkedHashMap<>();
        properties(manifest.parameters()).forEach((property) -> {
            String answer = String.valueOf(context.parameters().get(property.getKey()));
            Map<String, Object> chosen = new LinkedHashMap<>();
            choices(property.getValue()).forEach((choice) -> chosen.put(choice, choice.equals(answer)));
            is.put(property.getKey(), chosen);
        });
        values.put("is", is);
        return values;
    }

    /** Returns the text of one word, which may have dots. */
    static String value(Map<String, Object> values, String name) {
        Object value = values;
        for (String part : name.split("\\.")) {
            value = (value instanceof Map<?, ?> map) ? map.get(part) : null;
        }
        if (value == null) {
            throw new IllegalArgumentException("There is no value of '%s'".formatted(name));
        }
        return value.toString();
    }

    private static Set<Map.Entry<String, JsonNode>> properties(Map<String, Object> schema) {
        return JSON.<JsonNode>valueToTree(schema).path("properties").properties();
    }

    private static Set<String> choices(JsonNode property) {
        Set<String> choices = new TreeSet<>();
        property.path("enum").forEach((choice) -> choices.add(choice.asString()));
        return choices;
    }

    private static String title(String name) {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
