package dev.slipway.portal.template;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import java.net.URI;
import java.util.Map;

/**
 * What a template may speak of.
 *
 * @param app the app
 * @param team its team
 * @param owner its owner
 * @param parameters its parameters, complete
 * @param repository address of its repository's page
 * @param address address of the app in test
 * @param portal address of the app's page
 * @param baseImage image that the app's image stands on, by digest
 * @param organisation organisation of the repository
 */
public record RenderContext(
        AppName app,
        Team team,
        Owner owner,
        Map<String, Object> parameters,
        URI repository,
        URI address,
        URI portal,
        String baseImage,
        String organisation) {

    /** Copies the parameters. */
    public RenderContext {
        parameters = Map.copyOf(parameters);
    }
}
