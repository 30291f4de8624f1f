package dev.slipway.sandbox.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This machine's Chromium, without a window. */
public final class Chromium implements AutoCloseable {

    private static final Path USUAL = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = this.playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Finds it: the variable CHROMIUM names it, if it is not at its usual place. */
    public static Optional<Path> program() {
        return Optional.of(Optional.ofNullable(System.getenv("CHROMIUM"))
                        .map(Path::of)
                        .orElse(USUAL))
                .filter(Files::isExecutable);
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException when there is none; the message says what to do
     */
    public static Chromium start() {
        return new Chromium(program()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Chromium at %s. Install it (Debian: apt-get install chromium), or name it by the variable CHROMIUM."
                                .formatted(USUAL))));
    }

    /** Returns a reader who has opened nothing yet. */
    public BrowserContext reader(ColorScheme scheme, int width, boolean script) {
        return this.browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script));
    }

    /** Returns a reader who is signed in already and has nothing in the cache. */
    public BrowserContext reader(ColorScheme scheme, int width, String signedIn) {
        return this.browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setStorageState(signedIn));
    }

    /** Signs somebody in by the provider's page, and returns the portal's page they land on. */
    public static Page signIn(BrowserContext reader, URI portal, String login) {
        Page page = reader.newPage();
        page.navigate(portal + "/oauth2/authorization/slipway");
        page.locator("[name=login][value=" + login + "]").first().click();
        page.waitForURL(portal + "/**");
        return page;
    }

    @Override
    public void close() {
        this.browser.close();
        this.playwright.close();
    }
}
