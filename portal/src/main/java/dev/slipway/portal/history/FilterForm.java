package dev.slipway.portal.history;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.Choice;
import java.util.List;

/**
 * The filters of the deployments page as its form shows them.
 *
 * @param app the app, or nothing
 * @param environment the environment, or nothing
 * @param by the person, or nothing
 * @param from first day, or nothing
 * @param to last day, or nothing
 * @param teams the teams to choose from
 * @param states the states to choose from
 * @param set whether anything is filtered
 */
record FilterForm(
        String app,
        String environment,
        String by,
        String from,
        String to,
        List<Choice> teams,
        List<Choice> states,
        boolean set) {

    private static final List<String> STATES =
            List.of("waiting", "running", "succeeded", "failed", "refused", "cancelled", "rolledback");

    static FilterForm of(HistoryFilter filter, Teams teams) {
        return new FilterForm(
                value(filter, "app"),
                value(filter, "environment"),
                value(filter, "by"),
                value(filter, "from"),
                value(filter, "to"),
                teams.all().stream()
                        .map(Team::slug)
                        .map((slug) -> new Choice(slug, slug.equals(value(filter, "team"))))
                        .toList(),
                STATES.stream()
                        .map((state) -> new Choice(state, state.equals(value(filter, "state"))))
                        .toList(),
                !filter.values().isEmpty());
    }

    private static String value(HistoryFilter filter, String name) {
        return filter.values().getOrDefault(name, "");
    }
}
