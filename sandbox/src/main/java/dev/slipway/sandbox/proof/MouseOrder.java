package dev.slipway.sandbox.proof;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Chromium;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A create as most people order it: in a browser, by mouse, watching the run's page until it ends. */
final class MouseOrder implements AutoCloseable {

    private static final int WIDTH = 1440;
    private static final Duration LIVE = Duration.ofSeconds(30);

    private final BrowserContext reader;
    private final Page page;

    MouseOrder(Chromium chromium, URI portal, String login) {
        this.reader = chromium.reader(ColorScheme.LIGHT, WIDTH, true);
        this.page = Chromium.signIn(this.reader, portal, login);
    }

    /** Clicks through the form, and returns the run's id. */
    String order(String name, Map<String, String> parameters) {
        this.page.locator("a:has-text('New app')").first().click();
        this.page.locator("#name").pressSequentially(name);
        this.page.locator("#name-check p").first().waitFor();
        parameters.forEach((parameter, answer) -> this.page
                .locator("label:has(input[name='parameters.km-app.%s'][value='%s'])".formatted(parameter, answer))
                .click());
        this.page.locator("button:has-text('Create app')").click();
        this.page.waitForURL("**/runs/**");
        return URI.create(this.page.url()).getPath().substring("/runs/".length());
    }

    /** The page that was open all the while shows by itself what can be done now. */
    void expectNextSteps() {
        this.page
                .locator(".next h2:has-text('What you can do now')")
                .waitFor(new Locator.WaitForOptions().setTimeout(LIVE.toMillis()));
    }

    @Override
    public void close() {
        this.reader.close();
    }
}
