package dev.slipway.portal.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An app as the API shows it.
 *
 * @param name its name
 * @param team slug of its team
 * @param ownerLogin login of its owner
 * @param template {@code id@version} of its template
 * @param parameters its answers to the template's parameters
 * @param createdAt when its name was reserved
 * @param page its page
 * @param state {@code active} or {@code decommissioned}
 * @param createRun the run that creates it
 */
record AppAnswer(
        String name,
        String team,
        @JsonProperty("owner") String ownerLogin,
        String template,
        Map<String, Object> parameters,
        Instant createdAt,
        URI page,
        String state,
        URI createRun) {

    static AppAnswer of(App app, PortalProperties portal) {
        return new AppAnswer(
                app.name().value(),
                app.team(),
                app.owner().login(),
                app.template(),
                app.parameters(),
                app.createdAt(),
                portal.pageOf(app.name()),
                app.state().name().toLowerCase(Locale.ROOT),
                URI.create("/api/v1/runs/" + app.createRun()));
    }
}
