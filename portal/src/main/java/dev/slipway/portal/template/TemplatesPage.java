package dev.slipway.portal.template;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.template.Manifest.Container;
import dev.slipway.portal.template.Manifest.Scaling;
import dev.slipway.portal.web.HtmlPage;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The catalogue, for people. */
@HtmlPage
final class TemplatesPage {

    private final Catalogue catalogue;
    private final Policy policy;

    TemplatesPage(Catalogue catalogue, Policy policy) {
        this.catalogue = catalogue;
        this.policy = policy;
    }

    @GetMapping("/templates")
    Rendering list(Caller.Person caller) {
        this.policy.check(caller, Action.TEMPLATE_READ, null, null);
        List<Sheet> sheets = this.catalogue.all().stream()
                .map((template) -> Sheet.of(template.manifest()))
                .toList();
        return Rendering.view("template/list")
                .modelAttribute("templates", sheets)
                .build();
    }

    /**
     * A template on the page.
     *
     * @param id its id
     * @param reference {@code id@version}
     * @param title its name for people
     * @param description what you get
     * @param files how many files an app starts with
     * @param container how the container runs, in words
     * @param scaling between how many tasks it scales, in words
     * @param parameters what it asks
     */
    private record Sheet(
            String id,
            String reference,
            String title,
            String description,
            int files,
            String container,
            String scaling,
            List<Parameter> parameters) {

        static Sheet of(Manifest manifest) {
            return new Sheet(
                    manifest.id(),
                    manifest.reference(),
                    manifest.title(),
                    manifest.description(),
                    manifest.files(),
                    words(manifest.container()),
                    words(manifest.scaling()),
                    Question.of(manifest).stream().map(Parameter::of).toList());
        }

        private static String words(Container container) {
            return "%d CPU units, %d MiB, port %d, healthy when %s answers"
                    .formatted(container.cpu(), container.memory(), container.port(), container.smokePath());
        }

        private static String words(Scaling scaling) {
            return scaling.cpuPercent() == null
                    ? "%d tasks".formatted(scaling.min())
                    : "%d to %d tasks, aiming at %d %% CPU"
                            .formatted(scaling.min(), scaling.max(), scaling.cpuPercent());
        }
    }

    /**
     * A parameter on the page.
     *
     * @param name its name
     * @param title short words for it
     * @param description what it does
     * @param values what may be answered
     * @param preset what stands where nothing is answered
     */
    private record Parameter(String name, String title, String description, String values, String preset) {

        static Parameter of(Question question) {
            String values = switch (question.kind()) {
                case CHOICE -> String.join(", ", question.choices());
                case FLAG -> "true, false";
                case NUMBER -> "a number";
                case TEXT -> "one line of text";
            };
            return new Parameter(question.name(), question.title(), question.description(), values, question.preset());
        }
    }
}
