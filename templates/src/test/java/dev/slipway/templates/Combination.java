package dev.slipway.templates;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.template.FolderCatalogue;
import dev.slipway.portal.template.RenderContext;
import dev.slipway.portal.template.RenderedFile;
import dev.slipway.portal.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A template with one answer to each of its parameters.
 *
 * @param template the template
 * @param parameters complete answers
 */
record Combination(Template template, Map<String, Object> parameters) {

    private static final Path CATALOGUE = Path.of("").toAbsolutePath();

    /** Returns every allowed combination of every template; parameters without a list of answers keep their default. */
    static Stream<Combination> all() {
        return FolderCatalogue.load(CATALOGUE).all().stream().flatMap(Combination::of);
    }

    /** Returns the combination of defaults of every template. */
    static Stream<Combination> defaults() {
        return FolderCatalogue.load(CATALOGUE).all().stream()
                .map((template) -> new Combination(template, template.complete(Map.of())));
    }

    private static Stream<Combination> of(Template template) {
        List<Map<String, Object>> answers = List.of(Map.of());
        JsonNode schema = new JsonMapper().valueToTree(template.manifest().parameters());
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            answers = answers.stream()
                    .flatMap((known) ->
                            choices(property.getValue()).map((choice) -> with(known, property.getKey(), choice)))
                    .toList();
        }
        List<Combination> allowed = new ArrayList<>();
        for (Map<String, Object> candidate : answers) {
            try {
                allowed.add(new Combination(template, template.complete(candidate)));
            } catch (InvalidInput ex) {
                System.out.println("Not a combination: " + candidate + ": " + ex.getMessage());
            }
        }
        return allowed.stream();
    }

    private static Stream<Object> choices(JsonNode property) {
        if (property.path("type").asString("").equals("boolean")) {
            return Stream.of(true, false);
        }
        return property.has("enum") ? property.path("enum").valueStream().map(JsonNode::asString) : Stream.empty();
    }

    private static Map<String, Object> with(Map<String, Object> known, String name, Object choice) {
        Map<String, Object> more = new LinkedHashMap<>(known);
        more.put(name, choice);
        return more;
    }

    /** Renders for an ordinary team. */
    List<RenderedFile> render() {
        return render("City hall");
    }

    /** Renders for a team of some title. */
    List<RenderedFile> render(String teamTitle) {
        return this.template.render(new RenderContext(
                new AppName("parking-permits"),
                new Team("city-hall", teamTitle, "city-hall", "city-hall", "city-hall@acme.example"),
                new Owner("1", "dana", "dana@acme.example"),
                this.parameters,
                URI.create("https://github.example/acme/parking-permits"),
                URI.create("https://parking-permits.test.example/"),
                URI.create("https://slipway.example/apps/parking-permits"),
                "registry.example/slipway-base/java17@sha256:" + "a".repeat(64),
                "acme"));
    }

    /** Returns a name that a folder may have. */
    String slug() {
        return Stream.concat(
                        Stream.of(this.template.manifest().id()),
                        this.parameters.values().stream().map(String::valueOf))
                .collect(Collectors.joining("-"));
    }

    @Override
    public String toString() {
        return slug();
    }
}
