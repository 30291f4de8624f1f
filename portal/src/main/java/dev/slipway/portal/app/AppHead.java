package dev.slipway.portal.app;

import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands above every part of an app's page; for the fragment {@code app/head}, in the model as {@code head}.
 *
 * @param name the app's name
 * @param team slug of its team
 * @param owner login of its owner
 * @param template {@code id@version} of its template
 * @param templateHref page of the template
 * @param created when its name was reserved
 * @param part name of the part that is shown
 * @param tabs all parts
 */
public record AppHead(
        String name,
        String team,
        String owner,
        String template,
        String templateHref,
        When created,
        String part,
        List<Tab> tabs) {

    /** Copies the tabs. */
    public AppHead {
        tabs = List.copyOf(tabs);
    }

    /**
     * Returns the head of an app's page.
     *
     * @param app the app
     * @param shown the part that is shown
     * @param now the time
     */
    public static AppHead of(App app, AppTab shown, Instant now) {
        return new AppHead(
                app.name().value(),
                app.team(),
                app.owner().login(),
                app.template(),
                "/templates/" + app.template().split("@", 2)[0],
                When.of(app.createdAt(), now),
                shown.title(),
                Stream.of(AppTab.values())
                        .map((tab) -> new Tab(tab.title(), tab.of(app.name()), tab == shown))
                        .toList());
    }

    /**
     * A part of the page.
     *
     * @param title its words
     * @param href its address
     * @param current whether it is the one that is shown
     */
    public record Tab(String title, String href, boolean current) {}
}
