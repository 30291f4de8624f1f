package dev.slipway.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.outside.OpenPolicy;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Ten thousand apps are as usable as ten: whoever looks reads a page, however many there are. */
class ManyAppsTests {

    private static final Caller.Person ADA =
            new Caller.Person("ada", "ada", "Ada", "ada@acme.example", Set.of(), Set.of(Role.ADMIN));
    private static final int MANY = 10_000;
    private static final int PAGE = 50;

    private final AtomicInteger read = new AtomicInteger();
    private final InMemoryTable apps = new InMemoryTable();
    private final Table table = new Counting();
    private final AppDirectory directory = new AppDirectory(this.table);
    private final AppFinder finder = new AppFinder(this.table, this.directory, new OpenPolicy());

    @Test
    void aPageOfTenThousandReadsNoMoreThanItShows() {
        for (int number = 0; number < MANY; number++) {
            add("desk-%d-of-hall-%d".formatted(number, number % 100));
        }

        assertThat(find(AppFilter.NONE)).hasSize(PAGE);
        assertThat(this.read).as("items of a page").hasValueLessThanOrEqualTo(2 * PAGE);
        assertThat(find(AppFilter.of("4711", null, null, null))).containsExactly("desk-4711-of-hall-11");
        assertThat(this.read).as("items of a search").hasValueLessThanOrEqualTo(2);
    }

    private List<String> find(AppFilter filter) {
        this.read.set(0);
        return Objects.requireNonNull(this.finder.find(ADA, filter, null, PAGE).block()).items().stream()
                .map((app) -> app.name().value())
                .toList();
    }

    private void add(String name) {
        this.apps
                .write(this.directory.reserving(new App(
                        new AppName(name),
                        "city-hall",
                        new Owner(null, "dana", "dana@acme.example"),
                        "tiny@1.0.0",
                        Map.of(),
                        "run-of-" + name,
                        Instant.EPOCH)))
                .block();
    }

    /** The table, with a count of the items that were read of it. */
    private final class Counting implements Table {

        @Override
        public Mono<Item> get(Key key) {
            return ManyAppsTests.this.apps.get(key).doOnNext((item) -> ManyAppsTests.this.read.incrementAndGet());
        }

        @Override
        public Mono<Page<Item>> query(Query query) {
            return ManyAppsTests.this
                    .apps
                    .query(query)
                    .doOnNext((page) ->
                            ManyAppsTests.this.read.addAndGet(page.items().size()));
        }

        @Override
        public Mono<Void> write(List<Change> changes) {
            return ManyAppsTests.this.apps.write(changes);
        }
    }
}
