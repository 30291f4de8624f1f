package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.template.Template;
import java.util.Map;

/**
 * An order for a new app that breaks no rule.
 *
 * @param name the wanted name, whose freedom is not looked at yet
 * @param team the team
 * @param owner whom it will belong to
 * @param template the template
 * @param parameters all parameters of the template, defaults filled in
 */
record CheckedApp(AppName name, Team team, Owner owner, Template template, Map<String, Object> parameters) {

    /** Returns the app that a run creates. */
    App app(Run run) {
        return new App(
                this.name,
                this.team.slug(),
                this.owner,
                this.template.manifest().reference(),
                this.parameters,
                run.id(),
                run.createdAt());
    }
}
