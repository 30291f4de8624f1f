package dev.slipway.portal.pages;

import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Documents;
import dev.slipway.portal.template.Manifest;
import dev.slipway.portal.template.RenderContext;
import dev.slipway.portal.template.RenderedFile;
import dev.slipway.portal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue of one template that asks every sort of question. */
final class TestTemplate implements Template, Catalogue {

    private final Manifest manifest = Samples.manifest();

    @Override
    public Manifest manifest() {
        return this.manifest;
    }

    @Override
    public Map<String, Object> complete(Map<String, Object> answers) {
        return answers;
    }

    @Override
    public List<RenderedFile> render(RenderContext context) {
        return List.of();
    }

    @Override
    public Optional<String> infrastructure() {
        return Optional.empty();
    }

    @Override
    public List<Template> all() {
        return List.of(this);
    }

    @Override
    public Optional<Template> find(String id) {
        return id.equals(this.manifest.id()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Template> version(String reference) {
        return reference.equals(this.manifest.reference()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Set<String> stackParameters() {
        return Set.of();
    }

    @Override
    public Documents documents() {
        return new Documents(
                "# KM app\n\nA first version that works.\n\n- a page\n- `REST`\n\n```\nmvn verify\n```\n",
                Optional.of(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><path d='M0 0h20v10H0z'/></svg>"));
    }

    @Override
    public List<Template> versions(String id) {
        return find(id).stream().toList();
    }
}
