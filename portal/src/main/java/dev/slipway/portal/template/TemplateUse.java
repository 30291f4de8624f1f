package dev.slipway.portal.template;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A version of a template and the apps that came from it.
 *
 * @param version the version
 * @param newest whether it is the newest
 * @param shown whether it is the one that the page shows
 * @param href its page
 * @param apps names of the apps that the reader may see
 */
record TemplateUse(String version, boolean newest, boolean shown, String href, List<String> apps) {

    /**
     * Returns all versions, the newest first.
     *
     * @param versions the versions in the catalogue, the newest first
     * @param shown the version that the page shows
     * @param apps apps that came from the template, of any version
     */
    static List<TemplateUse> of(List<Template> versions, Template shown, List<App> apps) {
        Map<String, List<String>> users = apps.stream()
                .collect(Collectors.groupingBy(
                        App::template,
                        TreeMap::new,
                        Collectors.mapping(
                                (app) -> app.name(),
                                Collectors.collectingAndThen(Collectors.toList(), TemplateUse::sorted))));
        String newest = versions.get(0).manifest().reference();
        return versions.stream()
                .map(Template::manifest)
                .map((manifest) -> new TemplateUse(
                        manifest.version(),
                        manifest.reference().equals(newest),
                        manifest.reference().equals(shown.manifest().reference()),
                        "/templates/%s?version=%s".formatted(manifest.id(), manifest.version()),
                        users.getOrDefault(manifest.reference(), List.of())))
                .toList();
    }

    private static List<String> sorted(List<AppName> names) {
        return names.stream()
                .sorted(Comparator.naturalOrder())
                .map(AppName::value)
                .toList();
    }
}
