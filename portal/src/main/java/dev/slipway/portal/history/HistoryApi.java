package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The history as JSON. */
@RestController
class HistoryApi {

    private static final String PAGE_SIZE = "50";

    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    @GetMapping("/api/v1/deployments")
    Mono<Page<RecordedDeployment>> deployments(
            Caller caller,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return this.history.deployments(caller, limit, cursor);
    }

    @GetMapping("/api/v1/apps/{app}/history")
    Mono<Page<RecordedEvent>> events(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(defaultValue = PAGE_SIZE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return this.history.eventsOf(caller, app, limit, cursor);
    }
}
