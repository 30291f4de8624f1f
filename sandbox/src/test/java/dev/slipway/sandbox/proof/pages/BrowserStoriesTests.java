package dev.slipway.sandbox.proof.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.browser.Chromium;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** People who use no mouse, a narrow window, or no script create apps as well. */
@EnabledIf(value = "hasBrowser", disabledReason = "There is no Chromium on this machine.")
class BrowserStoriesTests {

    @TempDir
    private static Path folder;

    private static ProofWorld world;
    private static PortalChild portal;
    private static Chromium chromium;

    static boolean hasBrowser() {
        // A build server without a browser must not look as if the pages had been tried.
        return Chromium.program().isPresent() || "true".equals(System.getenv("CI"));
    }

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        world = ProofWorld.start(folder, System.err::println);
        portal = world.portal(Map.of());
        portal.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        world.close();
    }

    @Test
    void anAppIsCreatedByKeysAloneInANarrowWindow() {
        assertThat(stories().byKeyboard("by-keyboard")).startsWith("/runs/");
    }

    @Test
    void anAppIsCreatedWithoutScript() {
        assertThat(stories().withoutScript("without-script")).startsWith("/runs/");
    }

    @Test
    void aPageThatHasLostThePortalSaysSoAndGoesOnWhenItIsBack() {
        Runnable away = () -> portal.close();
        Runnable back = () -> {
            portal = world.renew(Map.of());
            portal.awaitReady();
        };

        assertThat(stories().throughAnOutage("through-outage", away, back)).startsWith("/runs/");
    }

    private static BrowserStories stories() {
        URI address = Ports.address(world.ports().portal());
        return new BrowserStories(chromium, address, System.err::println);
    }
}
