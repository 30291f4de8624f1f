package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Forbidden;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.App;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads see everything, others what is of their team, pipelines tell of their own app. */
final class TeamPolicy implements Policy {

    static Caller.Person developer(String... teams) {
        return new Caller.Person("d", "dana", "Dana", "d@acme.example", Set.of(teams), Set.of(Role.DEVELOPER));
    }

    static Caller.Person lead() {
        return new Caller.Person("l", "lea", "Lea", "l@acme.example", Set.of(), Set.of(Role.LEAD));
    }

    @Override
    public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        if (!allows(caller, action, app, team)) {
            throw new Forbidden("no");
        }
    }

    @Override
    public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        if (caller instanceof Caller.Pipeline pipeline) {
            return app != null
                    && pipeline.app().equals(app.name())
                    && pipeline.actions().contains(action);
        }
        String owner = app == null ? team : app.team();
        return caller instanceof Caller.Person person
                && (person.roles().contains(Role.LEAD)
                        || (owner != null && person.teams().contains(owner)));
    }
}
