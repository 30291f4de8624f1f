package dev.slipway.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunEvent;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.InMemoryTable;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a run's page is told while it is open. */
@SpringBootTest(classes = PagesUnderTest.class, properties = "spring.application.name=run-stream-tests")
@ActiveProfiles("pages")
class RunStreamTests {

    private static final App APP = Samples.app("parking-permits", "city-hall", "dana");
    private static final Run BEFORE = Samples.run(APP, RunState.RUNNING, 7);
    private static final Run AFTER = Samples.run(APP, RunState.SUCCEEDED, 12);

    private final WebTestClient dana;
    private final Runs runs;

    RunStreamTests(
            @Autowired ApplicationContext context,
            @Autowired Runs runs,
            @Autowired AppDirectory apps,
            @Autowired InMemoryTable table) {
        this.dana = Visitors.of(context, "dana", "city-hall");
        this.runs = runs;
        when(runs.log(any())).thenReturn(Mono.just(List.of()));
        when(runs.find(any())).thenReturn(Mono.empty());
        apps.find(APP.name())
                .switchIfEmpty(table.write(apps.reserving(APP)).then(Mono.empty()))
                .block();
    }

    @Test
    void sendsWhatChangedAndEndsWithTheRun() {
        when(this.runs.get(APP.createRun())).thenReturn(Mono.just(BEFORE)).thenReturn(Mono.just(AFTER));
        when(this.runs.events(any(), eq(7L))).thenReturn(Flux.just(event()));

        List<ServerSentEvent<String>> events = follow("0");

        assertThat(names(events))
                .startsWith("sentence", "trouble", "choices", "map", "next", "step-reserve")
                .endsWith("end");
        List<ServerSentEvent<String>> news = events.subList(names(events).indexOf("seen") + 1, events.size());
        assertThat(names(news))
                .contains("sentence", "step-first-build", "step-notify")
                .doesNotContain("step-reserve", "step-files");
        assertThat(news.get(0).data()).contains("all 12 steps are done");
    }

    @Test
    void namesTheEventToGoOnFrom() {
        when(this.runs.get(APP.createRun())).thenReturn(Mono.just(AFTER));
        when(this.runs.events(any(), anyLong())).thenReturn(Flux.empty());

        assertThat(follow("3").stream().map(ServerSentEvent::id).filter(Objects::nonNull))
                .containsOnly("12");
    }

    @Test
    void anIdThatIsNoneCountsAsNone() {
        when(this.runs.get(APP.createRun())).thenReturn(Mono.just(AFTER));
        when(this.runs.events(any(), anyLong())).thenReturn(Flux.empty());

        assertThat(follow("x'; drop")).isNotEmpty();
    }

    private List<ServerSentEvent<String>> follow(String lastEvent) {
        return Objects.requireNonNull(this.dana
                .get()
                .uri("/runs/{id}/live", APP.createRun())
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEvent)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .collectList()
                .block());
    }

    private static List<String> names(List<ServerSentEvent<String>> events) {
        return events.stream().map((event) -> String.valueOf(event.event())).toList();
    }

    private static RunEvent event() {
        return new RunEvent(8, Samples.NOW, RunEvent.Kind.ENDED, RunState.SUCCEEDED, null, null);
    }
}
