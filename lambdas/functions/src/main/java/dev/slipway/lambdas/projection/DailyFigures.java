package dev.slipway.lambdas.projection;

import dev.slipway.events.Figure;
import dev.slipway.events.HistoryKeys;
import dev.slipway.lambdas.table.Derived;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The figures of each day: what each deployment and each restored incident adds, and the sums of an app, of a team and of
 * all. Nothing is ever incremented: a sum is computed from its parts again when one of them has changed.
 */
final class DailyFigures {

    private static final String NO_TEAM = "-";

    private final Rows rows;
    private final Derived derived;

    DailyFigures(Rows rows) {
        this.rows = rows;
        this.derived = new Derived(rows);
    }

    /**
     * Computes what one thing adds to a day, and all sums that hold it.
     *
     * @param part the deployment or incident
     * @param figure what it adds by now
     */
    void count(Place place, String day, String part, Supplier<Figure> figure) {
        String app = "day#%s#%s#%s#%s".formatted(place.environment(), place.team(), place.app(), day);
        String team = HistoryKeys.figuresOf(place.environment(), day + "#" + place.team());
        String all = HistoryKeys.figuresOf(place.environment(), day);
        this.derived.write(app, part, () -> orNothing(figure.get()));
        this.derived.write(
                team,
                "app:" + place.app(),
                () -> listed(
                        sum(app),
                        HistoryKeys.APP_LIST,
                        HistoryKeys.figuresOf(place.environment(), place.app()),
                        day + "#" + place.team()));
        this.derived.write(
                all,
                "team:" + place.team(),
                () -> listed(
                        sum(team),
                        HistoryKeys.TEAM_LIST,
                        HistoryKeys.figuresOf(place.environment(), place.team()),
                        day));
        this.derived.write(HistoryKeys.figures(place.environment()), day, () -> orNothing(sum(all)));
    }

    private Figure sum(String partition) {
        return this.rows.beginning(partition, "").stream()
                .map(Row::values)
                .map(Figure::of)
                .reduce(Figure.none(), Figure::plus);
    }

    private static Map<String, String> orNothing(Figure figure) {
        return figure.equals(Figure.none()) ? Map.of() : figure.values();
    }

    private static Map<String, String> listed(Figure figure, String index, String list, String sort) {
        Map<String, String> values = new HashMap<>(orNothing(figure));
        if (!values.isEmpty()) {
            values.put(index, list);
            values.put(HistoryKeys.SORT, sort);
        }
        return values;
    }

    /**
     * Whose figures they are.
     *
     * @param app the app
     * @param team slug of its team
     * @param environment the environment
     */
    record Place(String app, String team, String environment) {

        static Place of(String app, @Nullable String team, String environment) {
            return new Place(app, team == null ? NO_TEAM : team, environment);
        }
    }
}
