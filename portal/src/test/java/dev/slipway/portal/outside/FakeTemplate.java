package dev.slipway.portal.outside;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Documents;
import dev.slipway.portal.template.Manifest;
import dev.slipway.portal.template.RenderContext;
import dev.slipway.portal.template.RenderedFile;
import dev.slipway.portal.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template of two files, and the catalogue that holds nothing else. */
public final class FakeTemplate implements Template, Catalogue {

    @Override
    public Manifest manifest() {
        return new Manifest(
                "tiny",
                "1.0.0",
                "Tiny",
                "The smallest app.",
                Map.of("type", "object", "properties", Map.of()),
                new Manifest.Container(8080, 256, 512, List.of("CMD", "true"), "/health"),
                new Manifest.Scaling(1, 3, 60),
                Map.of("DATABASE_URL", "DatabaseUrl"),
                Map.of(),
                2);
    }

    @Override
    public Map<String, Object> complete(Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(Map.of("colour", "teal"));
        answers.forEach((name, value) -> {
            if (!name.equals("colour")) {
                throw new InvalidInput("parameters." + name, "There is no parameter '%s'.".formatted(name));
            }
            all.put(name, value);
        });
        return all;
    }

    @Override
    public List<RenderedFile> render(RenderContext context) {
        return List.of(file("README.md", "# " + context.app()), file("Jenkinsfile", "slipwayApp()"));
    }

    @Override
    public Optional<String> infrastructure() {
        return Optional.of("Resources: {}");
    }

    @Override
    public Set<String> stackParameters() {
        return Set.of("App", "ListenerPriority", "Colour");
    }

    @Override
    public List<Template> all() {
        return List.of(this);
    }

    @Override
    public Optional<Template> find(String id) {
        return id.equals("tiny") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Template> version(String reference) {
        return reference.equals("tiny@1.0.0") ? Optional.of(this) : Optional.empty();
    }

    private static RenderedFile file(String path, String text) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public Documents documents() {
        return Documents.NONE;
    }

    @Override
    public List<Template> versions(String id) {
        return find(id).stream().toList();
    }
}
