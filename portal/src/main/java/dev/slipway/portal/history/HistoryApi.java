package dev.slipway.portal.history;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Deployments and events as JSON, and deployments as files. */
@RestController
class HistoryApi {

    private static final String PAGE_SIZE = "50";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final History history;
    private final Builds builds;
    private final JsonMapper json;

    HistoryApi(History history, Builds builds, JsonMapper json) {
        this.history = history;
        this.builds = builds;
        this.json = json;
    }

    @GetMapping("/api/v1/deployments")
    Mono<Found> deployments(
            Caller caller,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Mono.defer(() -> this.history.deployments(caller, HistoryFilter.of(parameters), limit, cursor));
    }

    /** Streams: the first lines leave before the last ones are read. */
    @GetMapping("/api/v1/deployments/export")
    Mono<ResponseEntity<Flux<String>>> export(
            Caller caller,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "csv") String format) {
        return Mono.defer(() -> this.history.export(caller, HistoryFilter.of(parameters)))
                .map((all) -> switch (format) {
                    case "csv" -> file("csv", CSV, all.map(CsvExport::line).startWith(CsvExport.head()));
                    case "json" -> file("json", MediaType.APPLICATION_JSON, lines(all));
                    default -> throw new InvalidInput("format", "'format' must be csv or json.");
                });
    }

    @GetMapping("/api/v1/apps/{app}/history")
    Mono<Page<RecordedEvent>> events(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return this.history.eventsOf(caller, app, limit, cursor);
    }

    @GetMapping("/api/v1/apps/{app}/history/around")
    Mono<List<RecordedEvent>> around(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(required = false) @Nullable String kind) {
        return this.history.eventsAround(caller, app, time).map((events) -> {
            EventKind wanted = EventKind.of(kind);
            return events.stream().filter(wanted::holds).toList();
        });
    }

    @GetMapping("/api/v1/apps/{app}/builds")
    Mono<Page<RecordedBuild>> builds(
            Caller caller, @PathVariable AppName app, @RequestParam(required = false) @Nullable String cursor) {
        return this.builds.ofApp(caller, app, cursor);
    }

    @GetMapping("/api/v1/history/freshness")
    Mono<Freshness> freshness(Caller caller) {
        return this.history.freshness(caller);
    }

    private Flux<String> lines(Flux<RecordedDeployment> all) {
        return all.index((number, deployment) -> (number == 0 ? "" : ",\n") + this.json.writeValueAsString(deployment))
                .startWith("[")
                .concatWithValues("]\n");
    }

    private static ResponseEntity<Flux<String>> file(String ending, MediaType type, Flux<String> lines) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deployments." + ending + "\"")
                .body(lines);
    }
}
