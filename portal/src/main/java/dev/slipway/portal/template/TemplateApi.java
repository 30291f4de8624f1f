package dev.slipway.portal.template;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue as JSON. */
@RestController
class TemplateApi {

    private final Catalogue catalogue;
    private final Policy policy;

    TemplateApi(Catalogue catalogue, Policy policy) {
        this.catalogue = catalogue;
        this.policy = policy;
    }

    /** Lists the newest version of every template. */
    @GetMapping("/api/v1/templates")
    List<TemplateAnswer> list(Caller caller) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        return this.catalogue.all().stream().map(this::answer).toList();
    }

    /** Shows the newest version of a template, or the one that is named as {@code id@version}. */
    @GetMapping("/api/v1/templates/{template}")
    TemplateAnswer read(Caller caller, @PathVariable String template) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        return (template.contains("@") ? this.catalogue.version(template) : this.catalogue.find(template))
                .map(this::answer)
                .orElseThrow(() -> new NotFound("There is no template '%s' in the catalogue.".formatted(template)));
    }

    private TemplateAnswer answer(Template template) {
        Manifest manifest = template.manifest();
        return new TemplateAnswer(
                manifest.id(),
                manifest.version(),
                manifest.title(),
                manifest.description(),
                manifest.parameters(),
                this.catalogue.versions(manifest.id()).stream()
                        .map((version) -> version.manifest().version())
                        .toList(),
                template.documents().readme());
    }

    /**
     * A template as the API shows it.
     *
     * @param id its id
     * @param version its version
     * @param title its name for people
     * @param description what you get
     * @param parameters what it asks, as a JSON Schema
     * @param versions all versions, the newest first
     * @param readme what it says of itself
     */
    record TemplateAnswer(
            String id,
            String version,
            String title,
            String description,
            Map<String, Object> parameters,
            List<String> versions,
            String readme) {}
}
