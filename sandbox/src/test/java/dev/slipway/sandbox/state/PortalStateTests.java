package dev.slipway.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.cloud.WorkQueue.Answer;
import dev.slipway.portal.cloud.WorkQueue.Work;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PortalStateTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    private static PortalState state;

    @BeforeAll
    static void start() {
        state = new PortalState(data);
    }

    @AfterAll
    static void stop() {
        state.close();
    }

    @Test
    void createsAnItemOnce() {
        Item item = Item.of(new Key("once", "a")).with("text", "x").with("number", 7);

        write(Change.create(item));

        assertThat(table().get(item.key()).block(LONG)).isEqualTo(item);
        assertThatExceptionOfType(ConditionFailed.class)
                .isThrownBy(() -> write(Change.create(item)))
                .matches(failed -> failed.on(item.key()));
    }

    @Test
    void readsManyItemsInTheOrderOfTheirKeys() {
        List<Key> keys = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> new Key("many#" + number, "a"))
                .toList();
        keys.stream().filter(key -> !key.equals(keys.get(120))).forEach(key -> write(Change.create(Item.of(key))));

        List<Key> found = Objects.requireNonNull(
                table().getAll(keys).map(Item::key).collectList().block(LONG));

        assertThat(found).hasSize(249).doesNotContain(keys.get(120)).isSubsetOf(keys);
        assertThat(found).isEqualTo(keys.stream().filter(found::contains).toList());
        assertThat(table().getAll(List.of()).collectList().block(LONG)).isEmpty();
    }

    @Test
    void writesAllChangesOrNone() {
        Key one = new Key("all", "1");
        Key two = new Key("all", "2");
        write(Change.create(Item.of(one).with("epoch", 1)));

        assertThatExceptionOfType(ConditionFailed.class)
                .isThrownBy(() -> write(Change.check(one, Condition.is("epoch", 2)), Change.create(Item.of(two))))
                .matches(failed -> failed.on(one) && !failed.on(two));

        assertThat(table().get(two).block(LONG)).isNull();
    }

    @Test
    void setsAndRemovesAttributes() {
        Key key = new Key("update", "1");
        write(Change.create(Item.of(key).with("a", "1").with("b", "2")));

        write(Change.update(Item.of(key).with("c", 3), Set.of("b"), Condition.is("a", "1")));

        assertThat(table().get(key).block(LONG))
                .isEqualTo(Item.of(key).with("a", "1").with("c", 3));
    }

    @Test
    void pagesForwardsAndBackwards() {
        for (int i = 1; i <= 5; i++) {
            write(Change.create(Item.of(new Key("pages", "event#" + i))));
        }
        write(Change.create(Item.of(new Key("pages", "run"))));
        Query query = Query.of("pages", "event#", 2);

        assertThat(sorts(query)).containsExactly("event#1", "event#2");
        assertThat(sorts(query.after("event#2"))).containsExactly("event#3", "event#4");
        assertThat(page(query.after("event#4")).next()).isNull();
        assertThat(sorts(query.newestFirst())).containsExactly("event#5", "event#4");
        assertThat(sorts(query.newestFirst().after("event#2"))).containsExactly("event#1");
    }

    @Test
    void findsWhatIsDueInTheSparseIndex() {
        write(Change.create(Item.of(new Key("due", "1")).with("open", "tests").with("due", "2026-01-01")));
        write(Change.create(Item.of(new Key("due", "2")).with("open", "tests").with("due", "2026-03-01")));
        write(Change.create(Item.of(new Key("due", "3"))));

        Query due = Query.of(Index.OPEN, "tests", 10).upTo("2026-02-01");

        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(sorts(due)).containsExactly("1"));
    }

    @Test
    void letsTransactionsOnOneItemPassOneAfterAnother() {
        Key run = new Key("busy", "run");
        write(Change.create(Item.of(run).with("epoch", 1)));

        Flux.range(1, 20)
                .flatMap(
                        number -> table().write(List.of(
                                Change.check(run, Condition.is("epoch", 1)),
                                Change.create(Item.of(new Key("busy", "step#" + number))))),
                        20)
                .blockLast(LONG);

        assertThat(page(Query.of("busy", "step#", 50)).items()).hasSize(20);
    }

    @Test
    void handsWorkOfAGroupOverOneAfterAnother() {
        WorkQueue queue = state.queue();
        ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        AtomicInteger tries = new AtomicInteger();
        Disposable consumption = queue.consume(id -> {
            if (id.equals("first") && tries.incrementAndGet() == 1) {
                return Mono.just(Answer.giveBack(Duration.ofSeconds(1)));
            }
            done.add(id);
            return Mono.just(Answer.finished());
        });

        queue.send(new Work("first", "shop", "first-1"))
                .then(queue.send(new Work("second", "shop", "second-1")))
                .then(queue.send(new Work("second", "shop", "second-1")))
                .block(LONG);

        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder("first", "second"));
        assertThat(tries).hasValue(2);
        consumption.dispose();
    }

    @Test
    void keepsWorkInHandHiddenLongerThanItsVisibility() {
        WorkQueue queue = state.queue();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Disposable consumption = queue.consume(id -> {
            begun.incrementAndGet();
            return Mono.delay(Duration.ofSeconds(5))
                    .doOnNext(done -> ended.incrementAndGet())
                    .thenReturn(Answer.finished());
        });

        queue.send(new Work("long", "harbour", "long-1")).block(LONG);

        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(ended).hasValue(1));
        assertThat(begun).hasValue(1);
        consumption.dispose();
    }

    private static Table table() {
        return state.table();
    }

    private void write(Change... changes) {
        table().write(List.of(changes)).block(LONG);
    }

    private List<String> sorts(Query query) {
        return page(query).items().stream().map(item -> item.text(Key.SORT)).toList();
    }

    private Page<Item> page(Query query) {
        return Objects.requireNonNull(table().query(query).block(LONG));
    }
}
