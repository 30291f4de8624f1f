package dev.slipway.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.AppEvents;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.cloud.EventBus;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class OutboxPublisherTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Enrichment NOTHING = Mono::just;

    private final InMemoryTable table = new InMemoryTable();
    private final List<String> published = new CopyOnWriteArrayList<>();

    @Test
    void publishesAnEventAsItIsWhenItsCompletionFails() {
        keep("shop", 0);
        Enrichment failing = (event) -> Mono.error(new IllegalStateException("No such commit."));

        publish(takingAll(), failing, NOON);

        assertThat(this.published).containsExactly("shop");
        assertThat(open()).isEmpty();
    }

    @Test
    void publishesAnEventAsItIsWhenItsCompletionThrows() {
        keep("shop", 0);
        Enrichment throwing = (event) -> {
            throw new IllegalStateException("A mistake.");
        };

        publish(takingAll(), throwing, NOON);

        assertThat(this.published).containsExactly("shop");
    }

    @Test
    void publishesTheCompletedEventAgainWhenTheFirstTimeFailed() {
        keep("shop", 0);
        List<String> texts = new ArrayList<>();
        EventBus bus = (type, app, json) -> {
            texts.add(json);
            return texts.size() == 1 ? Mono.error(refusal()) : Mono.empty();
        };

        publish(bus, (event) -> Mono.just(event.and(Map.of("note", texts.size()))), NOON);
        publish(bus, NOTHING, NOON.plusSeconds(2));

        assertThat(texts).hasSize(2);
        assertThat(texts.get(1)).isEqualTo(texts.get(0)).contains("note");
    }

    @Test
    void publishesAllOthersWhenTheTopicRefusesOne() {
        for (int number = 0; number < 20; number++) {
            keep(number == 3 ? "huge" : "app-" + number, number);
        }

        publish(refusing("huge"), NOTHING, NOON.plusSeconds(60));

        assertThat(this.published).hasSize(19).doesNotContain("huge");
        assertThat(open()).extracting((event) -> event.text(Outbox.APP)).containsExactly("huge");
        assertThat(UnpublishedEvents.in(this.table).count().block()).isEqualTo(1);
    }

    @Test
    void publishesAllOthersWhenOneCannotBeRead() {
        keep("broken", 0);
        keep("shop", 1);
        Item broken = open().stream()
                .filter((event) -> event.text(Outbox.APP).equals("broken"))
                .findFirst()
                .orElseThrow();
        this.table.restore(this.table.all().stream()
                .map((item) -> item.equals(broken) ? item.with(Outbox.JSON, "{") : item)
                .toList());

        publish(takingAll(), NOTHING, NOON.plusSeconds(60));

        assertThat(this.published).containsExactly("shop");
    }

    @Test
    void triesARefusedEventAgainAfterPausesThatGrow() {
        keep("huge", 0);
        List<Duration> pauses = new ArrayList<>();
        Instant now = NOON;
        for (int attempt = 0; attempt < 12; attempt++) {
            publish(refusing("huge"), NOTHING, now);
            Instant due = open().get(0).time(Index.OPEN.sort());
            pauses.add(Duration.between(now, due));
            now = due;
        }

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16));
        assertThat(pauses.get(11)).isEqualTo(Duration.ofMinutes(5));
        publish(takingAll(), NOTHING, now);
        assertThat(this.published).containsExactly("huge");
        assertThat(UnpublishedEvents.in(this.table).count().block()).isZero();
    }

    @Test
    void doesNotForgetAnEventBeforeItIsPublished() {
        keep("shop", 0);
        assertThat(this.table.all()).noneMatch((item) -> item.attributes().containsKey(OpenWork.EXPIRES));

        publish(takingAll(), NOTHING, NOON);

        assertThat(this.table.all())
                .singleElement()
                .satisfies((item) -> assertThat(item.number(OpenWork.EXPIRES))
                        .isEqualTo(NOON.plus(OpenWork.KEPT).getEpochSecond()));
    }

    private void keep(String app, int second) {
        Instant at = NOON.plusSeconds(second);
        Outbox outbox = new Outbox(URI.create("http://portal.example"), at(at));
        this.table
                .write(outbox.tell(AppEvents.environmentCreated(app, "test"), null, app))
                .block();
    }

    private List<Item> open() {
        return this.table.all().stream()
                .filter((item) -> item.attributes().containsKey(Index.OPEN.partition()))
                .toList();
    }

    private void publish(EventBus bus, Enrichment enrichment, Instant now) {
        new OutboxPublisher(this.table, bus, List.of(enrichment), List.of(), at(now))
                .publish()
                .block();
    }

    private EventBus takingAll() {
        return refusing("");
    }

    private EventBus refusing(String refused) {
        return (type, app, json) ->
                app.equals(refused) ? Mono.error(refusal()) : Mono.fromRunnable(() -> this.published.add(app));
    }

    private static OutsideFault refusal() {
        return OutsideFault.lasting("SNS", "Message too long", null);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
