package dev.slipway.sandbox.proof.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Chromium;
import dev.slipway.sandbox.proof.Expect;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every page of the portal, each as somebody who may see it.
 *
 * @param sights the pages
 */
record EveryPage(List<Sight> sights) {

    private static final int WIDTH = 1440;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final List<String> FOR_EVERYBODY = List.of(
            "/apps",
            "/apps?search=nothing-like-it",
            "/apps/new",
            "/apps-without-owner",
            "/deployments",
            "/deployments/matrix",
            "/deployments/figures?environment=test",
            "/deployments/commit",
            "/templates",
            "/templates/tiny",
            "/help",
            "/no-such-page",
            "/sign-in?signed-out");

    private static final List<String> OF_AN_APP = List.of(
            "",
            "/timeline",
            "/builds",
            "/deployments",
            "/logs",
            "/configuration",
            "/configuration/test",
            "/inventory",
            "/inventory?compare=yes",
            "/access",
            "/settings",
            "/audit",
            "/deploy/test",
            "/promote/prod",
            "/rollback/test",
            "/hold/test");

    private static final List<String> OF_AN_APP_FOR_LEADS = List.of("/decommission", "/transfer", "/settings");

    private static final List<String> FOR_ADMINS = List.of("/audit", "/doctor");

    /** Copies the list. */
    EveryPage {
        sights = List.copyOf(sights);
    }

    /**
     * Finds them, by signing in as three people and following links where a path holds an id.
     *
     * @param app an app that is deployed
     * @param runs paths of runs
     */
    static EveryPage of(Chromium chromium, URI portal, String app, List<String> runs) {
        List<Sight> sights = new ArrayList<>();
        String dana = session(chromium, portal, "dana");
        FOR_EVERYBODY.forEach((path) -> sights.add(new Sight(dana, path)));
        OF_AN_APP.forEach((part) -> sights.add(new Sight(dana, "/apps/" + app + part)));
        runs.forEach((path) -> sights.add(new Sight(dana, path)));
        sights.add(new Sight(dana, link(chromium, portal, dana, "/apps/" + app, "/apps/" + app + "/deployments/")));
        sights.add(new Sight(dana, link(chromium, portal, dana, "/deployments", "/deployments/changes")));
        sights.add(new Sight(dana, deployment(chromium, portal, dana, "/apps/" + app)));
        String lea = session(chromium, portal, "lea");
        OF_AN_APP_FOR_LEADS.forEach((part) -> sights.add(new Sight(lea, "/apps/" + app + part)));
        String ada = session(chromium, portal, "ada");
        FOR_ADMINS.forEach((path) -> sights.add(new Sight(ada, path)));
        return new EveryPage(sights);
    }

    private static String session(Chromium chromium, URI portal, String login) {
        try (BrowserContext reader = chromium.reader(ColorScheme.LIGHT, WIDTH, true)) {
            Chromium.signIn(reader, portal, login);
            return reader.storageState();
        }
    }

    /** Returns where the first link of a page leads whose address begins so; the history is a moment behind. */
    private static String link(Chromium chromium, URI portal, String session, String path, String beginning) {
        try (BrowserContext reader = chromium.reader(ColorScheme.LIGHT, WIDTH, session);
                Page page = reader.newPage()) {
            Locator links = page.locator("a[href^='%s']".formatted(beginning));
            return Expect.within(LONGEST, "%s leads to %s".formatted(path, beginning), () -> {
                page.navigate(portal + path);
                return links.count() == 0
                        ? Optional.empty()
                        : Optional.of(links.first().getAttribute("href"));
            });
        }
    }

    /** Returns the page on which the image that runs is deployed once more. */
    private static String deployment(Chromium chromium, URI portal, String session, String app) {
        try (BrowserContext reader = chromium.reader(ColorScheme.LIGHT, WIDTH, session);
                Page page = reader.newPage()) {
            page.navigate(portal + app);
            Locator copies = page.locator(".panel [data-copy]");
            return "%s/deploy/test?commit=%s&digest=%s"
                    .formatted(
                            app,
                            copies.nth(0).getAttribute("data-copy"),
                            copies.nth(1).getAttribute("data-copy"));
        }
    }

    /**
     * A page and who looks at it.
     *
     * @param session what the browser keeps of the person's sign-in
     * @param path path and query
     */
    record Sight(String session, String path) {}
}
