package dev.slipway.sandbox.proof.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.slipway.sandbox.browser.Chromium;
import dev.slipway.sandbox.proof.Expect;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Creates apps in a browser as people do who use no mouse, a narrow window, or no script. */
final class BrowserStories {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int NARROW = 360;
    private static final int WIDE = 1440;
    private static final Route.FulfillOptions NO_PORTAL = new Route.FulfillOptions().setStatus(503);

    private final Chromium chromium;
    private final URI portal;
    private final Consumer<String> progress;

    BrowserStories(Chromium chromium, URI portal, Consumer<String> progress) {
        this.chromium = chromium;
        this.portal = portal;
        this.progress = progress;
    }

    /** Creates an app by keys alone in a narrow window, watches it live, and returns the run's path. */
    String byKeyboard(String name) {
        this.progress.accept("by keyboard alone, 360 px wide");
        try (BrowserContext reader = this.chromium.reader(ColorScheme.LIGHT, NARROW, true)) {
            Page page = Chromium.signIn(reader, this.portal, "dana");
            // A key that is pressed before the page's script is there is lost.
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.keyboard().press("n");
            page.waitForURL(this.portal + "/apps/new");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.keyboard().type(name);
            // The first look at all systems is slow where they have only just begun; any answer will do.
            page.locator("#name-check p").first().waitFor(new Locator.WaitForOptions().setTimeout(LONGEST.toMillis()));
            page.keyboard().press("Enter");
            page.waitForURL(this.portal + "/runs/**", new Page.WaitForURLOptions().setTimeout(LONGEST.toMillis()));
            String run = URI.create(page.url()).getPath();
            page.locator(".next h2:has-text('What you can do now')")
                    .waitFor(new Locator.WaitForOptions().setTimeout(LONGEST.toMillis()));
            page.keyboard().press("/");
            page.keyboard().type(name);
            page.keyboard().press("Enter");
            page.waitForURL(this.portal + "/apps/" + name);
            return run;
        }
    }

    /**
     * Watches a creation while the portal goes away and comes back: the page says that it has lost it, goes on by
     * itself, and shows the end.
     *
     * @param away takes the portal away
     * @param back brings one back
     */
    String throughAnOutage(String name, Runnable away, Runnable back) {
        this.progress.accept("through an outage");
        try (BrowserContext reader = this.chromium.reader(ColorScheme.LIGHT, WIDE, true)) {
            Page page = Chromium.signIn(reader, this.portal, "dana");
            page.navigate(this.portal + "/apps/new");
            page.locator("#name").fill(name);
            page.locator("button:has-text('Create app')").click();
            page.waitForURL(this.portal + "/runs/**", new Page.WaitForURLOptions().setTimeout(LONGEST.toMillis()));
            Locator lost = page.locator("[data-lost]");
            away.run();
            lost.waitFor(until(WaitForSelectorState.VISIBLE));
            // A load balancer without a portal answers, which ends a stream for good if nobody opens it again.
            page.route("**/live", route -> route.fulfill(NO_PORTAL));
            page.waitForResponse(
                    answer -> answer.status() == NO_PORTAL.status,
                    new Page.WaitForResponseOptions().setTimeout(LONGEST.toMillis()),
                    () -> lost.waitFor(until(WaitForSelectorState.VISIBLE)));
            back.run();
            page.unroute("**/live");
            lost.waitFor(until(WaitForSelectorState.HIDDEN));
            page.locator(".next h2:has-text('What you can do now')").waitFor(until(WaitForSelectorState.VISIBLE));
            return URI.create(page.url()).getPath();
        }
    }

    private static Locator.WaitForOptions until(WaitForSelectorState state) {
        return new Locator.WaitForOptions().setState(state).setTimeout(LONGEST.toMillis());
    }

    /** Creates an app without script: every step is a page of its own, read again by hand. */
    String withoutScript(String name) {
        this.progress.accept("without script");
        try (BrowserContext reader = this.chromium.reader(ColorScheme.DARK, NARROW, false)) {
            Page page = Chromium.signIn(reader, this.portal, "dana");
            page.locator("a:has-text('New app')").first().click();
            page.locator("#name").fill("Not A Name");
            page.locator("button:has-text('Create app')").click();
            Expect.that(
                    page.locator("#errors").isVisible()
                            && page.locator("#name").inputValue().equals("Not A Name"),
                    "a wrong form comes back with its words and what was typed",
                    page.url());
            page.locator("#name").fill(name);
            page.locator("button:has-text('Create app')").click();
            String run = URI.create(page.url()).getPath();
            Expect.that(run.startsWith("/runs/"), "Create app leads to the run", run);
            Expect.within(LONGEST, "the app is created without script", () -> {
                page.navigate(this.portal + run);
                return Optional.of(page.locator(".sentence .state.done").count())
                        .filter((done) -> done > 0);
            });
            return run;
        }
    }
}
