package dev.slipway.sandbox.proof.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Chromium;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code prove pages}: creates apps in a browser, then looks at every page in every window. */
public final class PagesProof {

    private static final String HELP = """
            usage: sandbox/bin/prove pages

            Watches an app being created while the portal is away for a while, creates one by keyboard alone
            in a window of 360 px, and one without script; then opens
            every page, light and dark, 1440 and 360 px wide: axe's rules, console, requests that leave
            the machine, width, kilobytes over the network (budget 120). Needs Chromium.
            """;
    private static final double BUDGET = 120;
    private static final List<Integer> WIDTHS = List.of(1440, 360);

    private PagesProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>(Map.of("proof", "pages"));
        int status = 1;
        try (ProofWorld world = ProofWorld.start(TemporaryFolder.create(), PagesProof::progress);
                Chromium chromium = Chromium.start()) {
            PortalChild portal = world.portal(Map.of());
            portal.awaitReady();
            URI address = Ports.address(world.ports().portal());
            BrowserStories stories = new BrowserStories(chromium, address, PagesProof::progress);
            stories.throughAnOutage(
                    "through-outage", portal::close, () -> world.renew(Map.of()).awaitReady());
            Findings findings = prove(chromium, address, stories);
            figures.putAll(findings.figures());
            status = findings.isClean(BUDGET) ? 0 : 1;
        } catch (ProofFailed | IllegalStateException | PlaywrightException ex) {
            progress("FAILED  " + ex.getMessage());
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
        System.exit(status);
    }

    private static Findings prove(Chromium chromium, URI portal, BrowserStories stories) {
        String byKeyboard = stories.byKeyboard("by-keyboard");
        String withoutScript = stories.withoutScript("without-script");
        EveryPage pages = EveryPage.of(chromium, portal, "by-keyboard", List.of(byKeyboard, withoutScript));
        PageCheck check = new PageCheck(portal, PagesProof::progress);
        Findings all = Findings.NONE;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                progress("every page, %s, %d px".formatted(scheme, width));
                for (EveryPage.Sight sight : pages.sights()) {
                    // A new reader for each page: nothing is in the cache, so that all bytes count.
                    try (BrowserContext reader = chromium.reader(scheme, width, sight.session())) {
                        all = all.and(check.look(reader, sight.path()));
                    }
                }
            }
        }
        return all;
    }

    private static void progress(String words) {
        System.err.println(words);
    }
}
