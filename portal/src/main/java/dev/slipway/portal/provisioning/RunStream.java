package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.Pages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows a run for its page: sends those fragments of the page that have changed, each batch closed by the number of
 * the run's newest event, so that a browser which lost the connection goes on from there, at any instance.
 */
@Component
final class RunStream {

    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration BURST = Duration.ofMillis(100);
    private static final int LARGEST_BURST = 50;

    private final Runs runs;
    private final RunReading reading;
    private final Pages pages;

    RunStream(Runs runs, RunReading reading, Pages pages) {
        this.runs = runs;
        this.reading = reading;
        this.pages = pages;
    }

    /**
     * Follows a run until it has ended.
     *
     * @param run the run as it is now; sent whole first, since the page may be older
     * @param after number of the last event that the page knows
     */
    Flux<ServerSentEvent<String>> follow(Run run, long after) {
        return this.reading.pace(run).flatMapMany((pace) -> follow(run, after, pace));
    }

    private Flux<ServerSentEvent<String>> follow(Run run, long after, Pace pace) {
        return Flux.defer(() -> {
            Map<String, String> sent = new HashMap<>();
            Flux<ServerSentEvent<String>> news = this.runs
                    .events(run.id(), Math.max(after, run.lastEvent()))
                    .bufferTimeout(LARGEST_BURST, BURST)
                    .concatMap((burst) -> this.runs.get(run.id()))
                    .concatMap((now) -> changes(now, pace, sent));
            Flux<ServerSentEvent<String>> pings = Flux.interval(PING)
                    .map((tick) ->
                            ServerSentEvent.<String>builder().comment("ping").build());
            return Flux.concat(
                    changes(run, pace, sent),
                    news.publish((shared) -> shared.mergeWith(pings.takeUntilOther(shared.ignoreElements()))),
                    Mono.just(event("end", "")));
        });
    }

    private Flux<ServerSentEvent<String>> changes(Run run, Pace pace, Map<String, String> sent) {
        return this.reading.view(run, pace).flatMapIterable((view) -> changes(run, view, sent));
    }

    private List<ServerSentEvent<String>> changes(Run run, RunView view, Map<String, String> sent) {
        List<ServerSentEvent<String>> changes = new ArrayList<>();
        fragments(view).forEach((name, html) -> {
            if (!html.equals(sent.put(name, html))) {
                changes.add(event(name, html));
            }
        });
        changes.add(ServerSentEvent.<String>builder()
                .event("seen")
                .id(String.valueOf(run.lastEvent()))
                .data("")
                .build());
        return changes;
    }

    private Map<String, String> fragments(RunView view) {
        Map<String, String> fragments = new LinkedHashMap<>();
        for (String part : List.of("sentence", "trouble", "choices", "map", "next")) {
            fragments.put(part, this.pages.render("run/" + part, view));
        }
        view.steps().forEach((step) -> fragments.put("step-" + step.id(), this.pages.render("run/step", step)));
        return fragments;
    }

    private static ServerSentEvent<String> event(String name, String html) {
        return ServerSentEvent.<String>builder().event(name).data(html).build();
    }
}
