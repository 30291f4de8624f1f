package dev.slipway.portal.template;

import java.util.List;

/**
 * A template on a page.
 *
 * @param id its id
 * @param version its version
 * @param reference {@code id@version}
 * @param title its name for people
 * @param description what you get
 * @param picture address of its picture; empty for none
 * @param files how many files an app starts with
 * @param container how the container runs, in words
 * @param scaling between how many tasks it scales, in words
 * @param parameters what it asks
 * @param readme what it says of itself
 */
record TemplateSheet(
        String id,
        String version,
        String reference,
        String title,
        String description,
        String picture,
        int files,
        String container,
        String scaling,
        List<Parameter> parameters,
        List<Readme.Block> readme) {

    static TemplateSheet of(Template template) {
        Manifest manifest = template.manifest();
        Documents documents = template.documents();
        return new TemplateSheet(
                manifest.id(),
                manifest.version(),
                manifest.reference(),
                manifest.title(),
                manifest.description(),
                documents.picture().isPresent() ? "/templates/%s/picture".formatted(manifest.reference()) : "",
                manifest.files(),
                words(manifest.container()),
                words(manifest.scaling()),
                Question.of(manifest).stream().map(Parameter::of).toList(),
                Readme.blocks(documents.readme()));
    }

    private static String words(Manifest.Container container) {
        return "%d CPU units, %d MiB, port %d, healthy when %s answers"
                .formatted(container.cpu(), container.memory(), container.port(), container.smokePath());
    }

    private static String words(Manifest.Scaling scaling) {
        return scaling.cpuPercent() == null
                ? "%d tasks".formatted(scaling.min())
                : "%d to %d tasks, aiming at %d %% CPU".formatted(scaling.min(), scaling.max(), scaling.cpuPercent());
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
    record Parameter(String name, String title, String description, String values, String preset) {

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
