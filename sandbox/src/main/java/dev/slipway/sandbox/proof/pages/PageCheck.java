package dev.slipway.sandbox.proof.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a page as it is delivered: by axe's rules, its console, what it asks the network for, and its width. */
final class PageCheck {

    private static final String TRANSFERRED = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, entry) => sum + entry.transferSize, 0)""";
    private static final String SHIFTED = """
            () => new Promise((answer) => {
              const shifts = { sum: 0, parts: [] };
              new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
                shifts.sum += entry.value;
                entry.sources.forEach((source) =>
                  shifts.parts.push(source.node?.parentElement?.outerHTML?.slice(0, 120) ?? 'a part that is gone'));
              })).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => setTimeout(() => answer(JSON.stringify(shifts)), 50));
            })""";
    private static final String FITS = "() => document.documentElement.scrollWidth <= window.innerWidth";

    private final URI portal;
    private final Consumer<String> trouble;

    /**
     * @param portal where the pages are; everything else is away from it
     * @param trouble hears what is wrong
     */
    PageCheck(URI portal, Consumer<String> trouble) {
        this.portal = portal;
        this.trouble = trouble;
    }

    /** Opens a page in a new tab and says what it found. */
    Findings look(BrowserContext reader, String path) {
        List<String> errors = new ArrayList<>();
        List<String> leaving = new ArrayList<>();
        try (Page page = reader.newPage()) {
            page.onConsoleMessage((message) -> {
                if (message.type().equals("error") && !message.text().contains("status of 404")) {
                    errors.add(message.text());
                }
            });
            page.onPageError(errors::add);
            page.onRequest((request) -> {
                if (!request.url().startsWith(this.portal.toString())
                        && !request.url().startsWith("data:")) {
                    leaving.add(request.url());
                }
            });
            page.navigate(this.portal + path);
            double kilobytes = ((Number) page.evaluate(TRANSFERRED)).doubleValue() / 1024;
            JsonNode shifts = JsonMapper.shared().readTree(String.valueOf(page.evaluate(SHIFTED)));
            double shift = shifts.path("sum").asDouble();
            boolean fits = Boolean.TRUE.equals(page.evaluate(FITS));
            List<String> broken = new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .map((rule) -> rule.getId() + " at "
                                    + rule.getNodes().get(0).getHtml())
                            .toList();
            tell(path, "axe", broken);
            tell(path, "console", errors);
            tell(path, "leaves the machine", leaving);
            tell(path, "moves by %.3f".formatted(shift), words(shifts.path("parts")));
            tell(path, "layout", fits ? List.of() : List.of("wider than its window"));
            return new Findings(1, broken.size(), errors.size(), leaving.size(), fits ? 0 : 1, kilobytes, shift);
        }
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach((word) -> words.add(word.asString()));
        return words;
    }

    private void tell(String path, String what, List<String> troubles) {
        troubles.forEach((each) -> this.trouble.accept("  %s: %s: %s".formatted(path, what, each)));
    }
}
