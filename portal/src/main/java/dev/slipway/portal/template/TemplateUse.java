package dev.slipway.portal.template;

import dev.slipway.portal.app.App;
import dev.slipway.portal.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template and the first of the apps that came from it.
 *
 * @param version the version
 * @param newest whether it is the newest
 * @param shown whether it is the one that the page shows
 * @param href its page
 * @param apps names of the first apps that the reader may see
 * @param all address of the list of all of them; null where there are no more
 */
record TemplateUse(
        String version,
        boolean newest,
        boolean shown,
        String href,
        List<String> apps,
        @Nullable String all) {

    TemplateUse(Manifest manifest, boolean newest, boolean shown, Page<App> apps) {
        this(
                manifest.version(),
                newest,
                shown,
                "/templates/%s?version=%s".formatted(manifest.id(), manifest.version()),
                apps.items().stream().map((app) -> app.name().value()).toList(),
                (apps.next() != null) ? "/apps?template=" + manifest.reference() : null);
    }
}
