package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.RunningLogs;
import dev.slipway.portal.history.Figures;
import dev.slipway.portal.history.Found;
import dev.slipway.portal.history.Freshness;
import dev.slipway.portal.history.History;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.create.Preflight;
import dev.slipway.portal.provisioning.repair.DriftCheck;
import dev.slipway.portal.store.InMemoryTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every page in a real browser: light and dark, wide and narrow, by axe's rules, without an error on the console. */
@SpringBootTest(classes = PagesUnderTest.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
@Import(TestSignIn.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "hasBrowser", disabledReason = "There is no Chromium on this machine.")
class PageLookTests {

    private static final App APP = Samples.app("parking-permits", "city-hall", "dana");
    private static final App LONG = Samples.app("a-very-long-name-of-24-c", "city-hall", "hugo");
    private static final App BROKEN = Samples.app("broken-one", "city-hall", "dana");

    private final String address;
    private final Playwright playwright = Browsers.playwright();
    private final Browser browser = Browsers.launch(this.playwright);
    private final Map<String, BrowserContext> contexts = new LinkedHashMap<>();

    PageLookTests(@LocalServerPort int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    @BeforeAll
    void signIn() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1440, 360)) {
                String looks = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                this.contexts.put(looks, context(scheme, width));
            }
        }
    }

    static boolean hasBrowser() {
        return Browsers.chromium().isPresent();
    }

    @BeforeAll
    static void fill(
            @Autowired AppDirectory apps,
            @Autowired InMemoryTable table,
            @Autowired Runs runs,
            @Autowired Deployments deployments,
            @Autowired Inventory inventory,
            @Autowired Preflight preflight,
            @Autowired RunningLogs logs,
            @Autowired DriftCheck drift,
            @Autowired Figures figures,
            @Autowired History history) {
        for (App app : List.of(APP, LONG, BROKEN)) {
            table.write(apps.reserving(app)).block();
        }
        when(runs.states(any()))
                .thenReturn(Mono.just(Map.of(LONG.createRun(), RunState.RUNNING, BROKEN.createRun(), RunState.FAILED)));
        when(deployments.currentOf(any(), any()))
                .thenReturn(Flux.just(Samples.deployment(APP, DeploymentState.SUCCEEDED, null, List.of())));
        when(runs.find(any())).thenReturn(Mono.just(Samples.run(APP, RunState.RUNNING, 7)));
        when(runs.find(BROKEN.createRun())).thenReturn(Mono.just(Samples.run(BROKEN, RunState.FAILED, 8)));
        when(runs.get(APP.createRun())).thenReturn(Mono.just(Samples.run(APP, RunState.RUNNING, 7)));
        when(runs.get(LONG.createRun())).thenReturn(Mono.just(Samples.run(LONG, RunState.SUCCEEDED, 12)));
        when(runs.get(BROKEN.createRun())).thenReturn(Mono.just(Samples.run(BROKEN, RunState.FAILED, 8)));
        when(runs.events(any(), anyLong())).thenReturn(Flux.never());
        when(runs.log(any())).thenReturn(Mono.just(Samples.log()));
        when(deployments.current(any(), any())).thenReturn(Mono.empty());
        when(deployments.current(APP.name(), EnvironmentName.TEST))
                .thenReturn(Mono.just(Samples.deployment(APP, DeploymentState.SUCCEEDED, null, List.of())));
        when(deployments.find("waits"))
                .thenReturn(
                        Mono.just(Samples.deployment(APP, DeploymentState.WAITING, "Waits for a lead.", List.of())));
        when(deployments.ofApp(any(), any(), anyInt()))
                .thenReturn(Mono.just(new dev.slipway.portal.store.Page<>(
                        List.of(
                                Samples.deployment(APP, DeploymentState.RUNNING, null, List.of()),
                                Samples.deployment(
                                        APP,
                                        DeploymentState.FAILED,
                                        "The task died 3 times before it was healthy; ECS went back to the image before.",
                                        List.of("Exception in thread main", "  at app.Main.main(Main.java:3)")),
                                Samples.deployment(APP, DeploymentState.SUCCEEDED, null, List.of())),
                        null)));
        when(inventory.ofApp(any(AppName.class))).thenReturn(Mono.just(Samples.inventory(APP)));
        when(preflight.nameIsFree(any())).thenReturn(Mono.empty());
        when(logs.last(any(), any(), anyInt()))
                .thenReturn(Mono.just(List.of("Started App in 2.1 seconds", "GET / 200")));
        when(drift.of(any())).thenReturn(Mono.just(Samples.drift(APP)));
        when(figures.of(any(), any())).thenReturn(Mono.just(Samples.figures()));
        when(history.deployments(any(), any(), anyInt(), eq(null)))
                .thenReturn(Mono.just(new Found(
                        List.of(
                                Samples.recorded("parking-permits", "city-hall", "succeeded", null),
                                Samples.recorded(
                                        "parking-permits", "city-hall", "failed", "smoke test: /health 503 after 40 s"),
                                Samples.recorded("berths", "harbour", "refused", "test is held by lea"),
                                Samples.recorded("parking-permits", "city-hall", "running", null)),
                        "cursor&1",
                        null)));
        when(history.eventsOf(any(), any(), anyInt(), any()))
                .thenReturn(Mono.just(new dev.slipway.portal.store.Page<>(Samples.events(), null)));
        when(history.deployments(any(), any(), anyInt(), eq("empty")))
                .thenReturn(Mono.just(new Found(List.of(), null, null)));
        when(history.freshness(any())).thenReturn(Mono.just(new Freshness(Samples.NOW, 0, 0)));
    }

    @AfterAll
    void close() {
        this.browser.close();
        this.playwright.close();
    }

    @ParameterizedTest
    @CsvSource({
        "apps, /apps",
        "apps-nothing, /apps?search=zzz",
        "new, /apps/new",
        "run, /runs/run-of-parking-permits",
        "run-done, /runs/run-of-a-very-long-name-of-24-c",
        "run-failed, /runs/run-of-broken-one",
        "run-edit, /runs/run-of-broken-one/edit",
        "app, /apps/parking-permits",
        "app-broken, /apps/broken-one",
        "app-deployments, /apps/parking-permits/deployments",
        "app-deployment, /apps/parking-permits/deployments/waits",
        "app-configuration-edit, /apps/parking-permits/configuration/test",
        "app-inventory, /apps/parking-permits/inventory",
        "app-timeline, /apps/parking-permits/timeline",
        "app-builds, /apps/parking-permits/builds",
        "app-logs, /apps/parking-permits/logs",
        "app-configuration, /apps/parking-permits/configuration",
        "app-access, /apps/parking-permits/access",
        "app-settings, /apps/parking-permits/settings",
        "app-compared, /apps/parking-permits/inventory?compare=yes",
        "figures, /deployments/figures?team=city-hall",
        "deployments, /deployments",
        "deployments-empty, /deployments?after=empty",
        "freezes, /freezes",
        "templates, /templates",
        "template, /templates/km-app",
        "help, /help",
        "missing, /nothing-here",
        "sign-in, /sign-in",
        "sign-in-failed, /sign-in?failed"
    })
    void isReadableForEverybody(String name, String path) {
        this.contexts.forEach((looks, context) -> {
            try (Page page = context.newPage()) {
                check(page, path, name + "-" + looks);
            }
        });
    }

    @Test
    void theApiBrowserWorksUnderTheContentSecurityPolicy() {
        try (Page page = Objects.requireNonNull(this.contexts.get("1440-light")).newPage()) {
            List<String> troubles = new ArrayList<>();
            page.onConsoleMessage((message) -> {
                if (message.type().equals("error")) {
                    troubles.add(message.text());
                }
            });
            page.navigate(this.address + "/swagger-ui.html");
            page.locator(".opblock-summary").first().waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "api-browser.png")));

            assertThat(troubles).isEmpty();
        }
    }

    private BrowserContext context(ColorScheme scheme, int width) {
        BrowserContext context = this.browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
        try (Page page = context.newPage()) {
            page.navigate(this.address + "/test-sign-in?as=dana&groups=city-hall,leads");
        }
        return context;
    }

    private void check(Page page, String path, String name) {
        List<String> troubles = new ArrayList<>();
        page.onConsoleMessage((message) -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.onRequest((request) -> {
            if (!request.url().startsWith(this.address)) {
                troubles.add("leaves the machine: " + request.url());
            }
        });
        page.navigate(this.address + path);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", name + ".png"))
                .setFullPage(true));

        assertThat(troubles).as("console of %s", name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits its window", name)
                .isEqualTo(true);
        if (name.endsWith("360-dark")) {
            // Dark differs in colours alone, which the wide window has shown; narrow in the layout, which light has.
            return;
        }
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe on %s", name)
                .extracting(
                        (rule) -> rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
                                + rule.getNodes().get(0).getFailureSummary())
                .isEmpty();
    }
}
