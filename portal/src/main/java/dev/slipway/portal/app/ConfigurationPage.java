package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.template.Manifest;
import dev.slipway.portal.template.Template;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How an app is set up: what its template was told, how its container runs, and where its variables come from. */
@HtmlPage
final class ConfigurationPage {

    private final VisibleApps apps;
    private final Catalogue catalogue;
    private final Environments environments;
    private final Clock clock;

    ConfigurationPage(VisibleApps apps, Catalogue catalogue, Environments environments, Clock clock) {
        this.apps = apps;
        this.catalogue = catalogue;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/configuration")
    Mono<Rendering> configuration(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .map((app) -> AppPart.of(app, AppTab.CONFIGURATION, this.clock.instant())
                        .modelAttribute(
                                "answers",
                                new TreeMap<>(app.parameters())
                                        .entrySet().stream()
                                                .map((answer) ->
                                                        new Row(answer.getKey(), String.valueOf(answer.getValue()), ""))
                                                .toList())
                        .modelAttribute(
                                "environments",
                                this.environments.all().stream()
                                        .map((each) -> each.name().value())
                                        .toList())
                        .modelAttribute(
                                "manifest",
                                this.catalogue
                                        .version(app.template())
                                        .map(Template::manifest)
                                        .map(ConfigurationPage::sheet)
                                        .map(List::of)
                                        .orElse(List.of()))
                        .build());
    }

    private static Sheet sheet(Manifest manifest) {
        Manifest.Container container = manifest.container();
        Manifest.Scaling scaling = manifest.scaling();
        Integer aim = scaling.cpuPercent();
        return new Sheet(
                "%d CPU units, %d MiB, port %d".formatted(container.cpu(), container.memory(), container.port()),
                "%s answers".formatted(container.smokePath()),
                (scaling.min() == scaling.max()
                                ? String.valueOf(scaling.min())
                                : scaling.min() + " to " + scaling.max())
                        + (aim == null ? " tasks" : " tasks, aiming at " + aim + " % CPU"),
                Stream.concat(
                                rows(manifest.environment(), "output of the stack"),
                                rows(manifest.secrets(), "secret, read by the task at its start"))
                        .toList());
    }

    private static Stream<Row> rows(Map<String, String> variables, String from) {
        return new TreeMap<>(variables)
                .entrySet().stream().map((each) -> new Row(each.getKey(), each.getValue(), from));
    }

    /**
     * How the container runs.
     *
     * @param container size and port
     * @param healthy when it counts as healthy
     * @param tasks how many
     * @param variables what the process finds in its environment
     */
    record Sheet(String container, String healthy, String tasks, List<Row> variables) {}

    /**
     * A name and its value.
     *
     * @param name its name
     * @param value its value, or the output that holds it
     * @param from where the value comes from
     */
    record Row(String name, String value, String from) {}
}
