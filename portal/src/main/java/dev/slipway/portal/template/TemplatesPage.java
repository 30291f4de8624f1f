package dev.slipway.portal.template;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppFilter;
import dev.slipway.portal.app.AppFinder;
import dev.slipway.portal.web.HtmlPage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue, for people: all templates, and each with what it says, what it asks and who uses it. */
@HtmlPage
final class TemplatesPage {

    private static final int USERS = 10;
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final Catalogue catalogue;
    private final AppFinder apps;
    private final Policy policy;

    TemplatesPage(Catalogue catalogue, AppFinder apps, Policy policy) {
        this.catalogue = catalogue;
        this.apps = apps;
        this.policy = policy;
    }

    @GetMapping("/templates")
    Rendering list(Caller.Person caller) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        List<TemplateSheet> sheets =
                this.catalogue.all().stream().map(TemplateSheet::of).toList();
        return Rendering.view("template/list")
                .modelAttribute("templates", sheets)
                .build();
    }

    @GetMapping("/templates/{id}")
    Mono<Rendering> page(
            Caller.Person caller, @PathVariable String id, @RequestParam(required = false) @Nullable String version) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        Template template = version == null ? newest(id) : version(id + "@" + version);
        List<Manifest> versions =
                this.catalogue.versions(id).stream().map(Template::manifest).toList();
        return Flux.fromIterable(versions)
                .flatMapSequential((each) -> this.apps
                        .find(caller, AppFilter.NONE.fromTemplate(each.reference()), null, USERS)
                        .map((users) -> new TemplateUse(
                                each, isSame(each, versions.get(0)), isSame(each, template.manifest()), users)))
                .collectList()
                .map((uses) -> Rendering.view("template/page")
                        .modelAttribute("template", TemplateSheet.of(template))
                        .modelAttribute("versions", uses)
                        .build());
    }

    /** The picture of a version, which never changes. */
    @GetMapping("/templates/{reference}/picture")
    @ResponseBody
    ResponseEntity<String> picture(Caller.Person caller, @PathVariable String reference) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        String picture = version(reference)
                .documents()
                .picture()
                .orElseThrow(() -> new NotFound("The template '%s' has no picture.".formatted(reference)));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(picture);
    }

    private static boolean isSame(Manifest one, Manifest other) {
        return one.reference().equals(other.reference());
    }

    private Template newest(String id) {
        return this.catalogue
                .find(id)
                .orElseThrow(() -> new NotFound("There is no template '%s' in the catalogue.".formatted(id)));
    }

    private Template version(String reference) {
        return this.catalogue
                .version(reference)
                .orElseThrow(() -> new NotFound("There is no template '%s' in the catalogue.".formatted(reference)));
    }
}
