package dev.slipway.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This machine's Chromium before a portal. Not for two threads at once.
 *
 * <p>Tests that use it are skipped where {@link #isThere()} says no.
 */
public final class PortalBrowser implements AutoCloseable {

    /** A machine that does much else at the same time is no failure of a page. */
    private static final double PATIENCE_MILLIS = 90_000;

    private final URI portal;
    private final Playwright playwright;
    private final Browser browser;

    private PortalBrowser(URI portal) {
        this.portal = portal;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = this.playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    /** Starts a browser before a portal. */
    public static PortalBrowser before(URI portal) {
        return new PortalBrowser(portal);
    }

    /** Says whether this machine has a browser: by the variable CHROMIUM, at its usual place, or on the PATH. */
    public static boolean isThere() {
        return chromium().isPresent();
    }

    /** Opens a window in which nobody has signed in. */
    public Page window(int width, ColorScheme colours, boolean scripts) {
        BrowserContext context = this.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(this.portal.toString())
                .setColorScheme(colours)
                .setJavaScriptEnabled(scripts)
                .setViewportSize(width, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** Opens a wide, light window and signs a person in through the provider's page. */
    public Page signedIn(String login) {
        Page page = window(1440, ColorScheme.LIGHT, true);
        signIn(page, login);
        return page;
    }

    /** Signs a person in through the provider's page, and ends at the list of apps. */
    public void signIn(Page page, String login) {
        page.navigate("/apps");
        page.locator("button[name=login][value=" + login + "]").click();
        // Once the page has come; what looks at it waits for what it looks at.
        page.waitForURL(
                (address) -> address.startsWith(this.portal.toString()),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** Checks a page against axe's rules, and that it does not scroll sideways. */
    public static void assertReadable(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe on %s", page.url())
                .extracting(
                        (rule) -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits its window", page.url())
                .isEqualTo(true);
    }

    /** Keeps a picture of a page as {@code target/pages/<name>.png}. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        this.browser.close();
        this.playwright.close();
    }

    private static Optional<Path> chromium() {
        Stream<Path> named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream();
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map((folder) -> Path.of(folder, "chromium"));
        return Stream.of(named, Stream.of(Path.of("/usr/bin/chromium")), onPath)
                .flatMap((places) -> places)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
