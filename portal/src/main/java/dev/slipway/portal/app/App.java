package dev.slipway.portal.app;

import java.time.Instant;
import java.util.Map;

/**
 * What a developer creates: a name, somebody it belongs to, and the template it came from.
 *
 * @param name the app's name, unique in Slipway
 * @param team slug of the team it belongs to
 * @param owner the person it belongs to
 * @param template {@code id@version} of the template
 * @param parameters answers to the template's parameters; never a secret
 * @param createRun id of the run that creates it
 * @param createdAt when the name was reserved
 * @param state whether it is in service
 */
public record App(
        AppName name,
        String team,
        Owner owner,
        String template,
        Map<String, Object> parameters,
        String createRun,
        Instant createdAt,
        AppState state) {

    /** An app in service. */
    public App(
            AppName name,
            String team,
            Owner owner,
            String template,
            Map<String, Object> parameters,
            String createRun,
            Instant createdAt) {
        this(name, team, owner, template, parameters, createRun, createdAt, AppState.ACTIVE);
    }

    /** Returns this app as another team's, or another person's. */
    public App belongingTo(String team, Owner owner) {
        return new App(
                this.name, team, owner, this.template, this.parameters, this.createRun, this.createdAt, this.state);
    }

    /** Copies the parameters. */
    public App {
        parameters = Map.copyOf(parameters);
    }
}
