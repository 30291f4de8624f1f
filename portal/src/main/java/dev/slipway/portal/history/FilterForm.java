package dev.slipway.portal.history;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.Choice;
import java.util.List;

/**
 * The filters of the deployments page as its form shows them.
 *
 * @param app the app, or nothing
 * @param by the person, or nothing
 * @param from first day, or nothing
 * @param to last day, or nothing
 * @param teams the teams to choose from
 * @param environments the environments to choose from
 * @param states the states to choose from
 * @param set whether anything is filtered
 */
record FilterForm(
        String app,
        String by,
        String from,
        String to,
        List<Choice> teams,
        List<Choice> environments,
        List<Choice> states,
        boolean set) {

    static FilterForm of(HistoryFilter filter, Teams teams, List<String> environments) {
        return new FilterForm(
                value(filter, "app"),
                value(filter, "by"),
                value(filter, "from"),
                value(filter, "to"),
                Choice.of(teams.all().stream().map(Team::slug).toList(), value(filter, "team")),
                Choice.of(environments, value(filter, "environment")),
                Choice.of(HistoryFilter.STATES, value(filter, "state")),
                !filter.values().isEmpty());
    }

    private static String value(HistoryFilter filter, String name) {
        return filter.values().getOrDefault(name, "");
    }
}
