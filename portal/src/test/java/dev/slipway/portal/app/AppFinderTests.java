package dev.slipway.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppFinderTests {

    private static final Caller.Person ADA = person("ada", Set.of(Role.ADMIN));
    private static final Caller.Person DANA = person("dana", Set.of(Role.DEVELOPER), "city-hall", "parks");

    private final InMemoryTable table = new InMemoryTable();
    private final AppDirectory apps = new AppDirectory(this.table);
    private final AppFinder finder = new AppFinder(this.table, this.apps, new Teamwork());

    @BeforeEach
    void fill() {
        add("parking-permits", "city-hall", "dana", "km-app@1.0.0");
        add("dog-permits", "parks", "pia", "km-app@1.1.0");
        add("berths", "harbour", "hugo", "tiny@1.0.0");
        add("permit-office", "harbour", "hugo", "km-app@1.0.0");
    }

    @Test
    void everybodySeesTheAppsOfTheirTeamsByName() {
        assertThat(find(DANA, AppFilter.NONE)).containsExactly("dog-permits", "parking-permits");
        assertThat(find(ADA, AppFilter.NONE))
                .containsExactly("berths", "dog-permits", "parking-permits", "permit-office");
    }

    @Test
    void aSearchFindsTheBeginningOfAnyWord() {
        assertThat(find(ADA, search("permit"))).contains("dog-permits", "parking-permits", "permit-office");
        assertThat(find(ADA, search("Parking-P"))).containsExactly("parking-permits");
        assertThat(find(ADA, search("ermit"))).isEmpty();
        assertThat(find(DANA, search("office"))).isEmpty();
    }

    @Test
    void filtersNarrowEachOther() {
        assertThat(find(ADA, AppFilter.of(null, "harbour", "km-app", null))).containsExactly("permit-office");
        assertThat(find(ADA, AppFilter.of("be", null, null, "hugo"))).containsExactly("berths");
        assertThat(find(DANA, AppFilter.of(null, "harbour", null, null))).isEmpty();
        assertThat(find(ADA, AppFilter.of(null, null, "km", null))).isEmpty();
    }

    @Test
    void pagesOfSeveralTeamsMeetInOneOrder() {
        for (int i = 10; i < 30; i++) {
            add("app-" + i, i % 2 == 0 ? "city-hall" : "parks", "dana", "tiny@1.0.0");
        }
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<App> page = page(DANA, AppFilter.NONE, cursor, 5);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
            page.items().forEach((app) -> all.add(app.name().value()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(all).hasSize(22).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsTheAppsOfOneVersionOfATemplate() {
        add("dog-show", "parks", "pia", "tiny@1.1.0");
        add("dog-walks", "parks", "pia", "tiny@1.1.0");

        assertThat(find(ADA, AppFilter.NONE.fromTemplate("tiny@1.1.0"))).containsExactly("dog-show", "dog-walks");
        assertThat(find(ADA, AppFilter.of("walks", null, "tiny@1.1.0", null))).containsExactly("dog-walks");
        assertThat(find(ADA, AppFilter.of(null, "parks", "tiny@1.1.0", null))).containsExactly("dog-show", "dog-walks");
        assertThat(find(ADA, AppFilter.NONE.fromTemplate("tiny"))).contains("dog-show", "dog-walks");
        assertThat(find(ADA, AppFilter.NONE.fromTemplate("tiny@1.1"))).isEmpty();
    }

    @Test
    void anAppThatMovedIsFoundWhereItIsNow() {
        App before =
                Objects.requireNonNull(this.apps.find(new AppName("berths")).block());
        App after = app("berths", "parks", "pia", "tiny@1.0.0");
        this.table.write(Change.delete(AppDirectory.key(before.name()))).block();
        this.table.write(this.apps.reserving(after)).block();

        assertThat(find(ADA, AppFilter.of(null, "harbour", null, null))).containsExactly("permit-office");
        assertThat(find(ADA, AppFilter.of(null, "parks", null, null))).containsExactly("berths", "dog-permits");
    }

    @Test
    void whatIsUnlistedLeavesNothingBehind() {
        int items = this.table.all().size();
        App app = app("short-lived", "parks", "pia", "tiny@1.0.0");
        this.table.write(this.apps.reserving(app)).block();
        this.table.write(Change.delete(AppDirectory.key(app.name()))).block();
        this.table.write(this.apps.unlisting(app)).block();

        assertThat(this.table.all()).hasSize(items);
    }

    @Test
    void aCursorOfAnotherSearchStartsAnew() {
        assertThat(page(ADA, search("berths"), "word/zzz", 10).items()).hasSize(1);
        assertThat(page(ADA, search("berths"), "\uffff", 10).items()).hasSize(1);
    }

    private List<String> find(Caller caller, AppFilter filter) {
        return page(caller, filter, null, 50).items().stream()
                .map((app) -> app.name().value())
                .toList();
    }

    private Page<App> page(Caller caller, AppFilter filter, @Nullable String cursor, int limit) {
        return Objects.requireNonNull(
                this.finder.find(caller, filter, cursor, limit).block());
    }

    private void add(String name, String team, String owner, String template) {
        this.table.write(this.apps.reserving(app(name, team, owner, template))).block();
    }

    private static AppFilter search(String text) {
        return AppFilter.of(text, null, null, null);
    }

    private static App app(String name, String team, String owner, String template) {
        return new App(
                new AppName(name),
                team,
                new Owner(null, owner, owner + "@acme.example"),
                template,
                Map.of(),
                "run-of-" + name,
                Instant.EPOCH);
    }

    private static Caller.Person person(String login, Set<Role> roles, String... teams) {
        return new Caller.Person(login, login, login, login + "@acme.example", Set.of(teams), roles);
    }

    /** Admins see all, everybody else what is their teams'. */
    private static final class Teamwork implements Policy {
        @Override
        public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            assertThat(allows(caller, action, app, team)).isTrue();
        }

        @Override
        public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            Caller.Person person = (Caller.Person) caller;
            return person.roles().contains(Role.ADMIN)
                    || person.teams().contains(app == null ? String.valueOf(team) : app.team());
        }
    }
}
