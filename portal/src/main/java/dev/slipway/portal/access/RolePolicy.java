package dev.slipway.portal.access;

import dev.slipway.portal.app.App;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy: what each role may do, as one table.
 *
 * <p>Rights are of two sorts: those on the apps of a person's own teams, and those on everything. A question that names
 * neither app nor team asks for the everything sort, except for the few actions that are about no app at all. What
 * stands in no row is denied.
 */
final class RolePolicy implements Policy {
    /** What anybody with a role may do, since it is about no app. */
    private static final Set<Action> ABOUT_NO_APP =
            EnumSet.of(Action.APP_LIST, Action.APP_CREATE, Action.TEMPLATE_READ);

    private static final Set<Action> DEVELOPER_IN_TEAM = EnumSet.of(
            Action.APP_READ,
            Action.APP_CREATE,
            Action.APP_REPAIR,
            Action.RUN_READ,
            Action.RUN_CHANGE,
            Action.DEPLOY_TEST,
            Action.DEPLOYMENT_PROMOTE,
            Action.DEPLOYMENT_READ,
            Action.LOG_READ,
            Action.HISTORY_READ,
            Action.INCIDENT_TELL,
            Action.AUDIT_READ);

    private static final Set<Action> LEAD_IN_TEAM = EnumSet.of(
            Action.DEPLOY_PROD,
            Action.DEPLOYMENT_APPROVE,
            Action.HOLD_RELEASE,
            Action.FREEZE_WRITE,
            Action.FREEZE_OVERRIDE,
            Action.TOKEN_WRITE,
            Action.APP_TRANSFER,
            Action.APP_DECOMMISSION);

    private static final Set<Action> LEAD_EVERYWHERE =
            EnumSet.of(Action.DEPLOYMENT_READ, Action.HISTORY_READ, Action.INCIDENT_TELL);

    private final String contact;

    RolePolicy(String contact) {
        this.contact = contact;
    }

    @Override
    public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        caller.origin().asked(action, app);
        if (!allows(caller, action, app, team)) {
            throw new Forbidden(refusal(caller, action, app, team));
        }
    }

    @Override
    public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        if (caller instanceof Caller.Pipeline pipeline) {
            return app != null && pipeline.app().equals(app.name()) && covers(pipeline, action);
        }
        return caller instanceof Caller.Person person && mayPerson(person, action, app == null ? team : app.team());
    }

    /** A token's actions, and what is of no use without: who deploys pushes the image and reads the outcome. */
    private static boolean covers(Caller.Pipeline pipeline, Action action) {
        Set<Action> granted = pipeline.actions();
        return switch (action) {
            case IMAGE_PUSH -> granted.contains(Action.IMAGE_PUSH) || granted.contains(Action.DEPLOY_TEST);
            case DEPLOYMENT_READ ->
                granted.contains(Action.DEPLOYMENT_READ)
                        || granted.contains(Action.DEPLOY_TEST)
                        || granted.contains(Action.DEPLOY_PROD);
            default -> granted.contains(action);
        };
    }

    private static boolean mayPerson(Caller.Person person, Action action, @Nullable String team) {
        Set<Role> roles = person.roles();
        if (roles.contains(Role.ADMIN) || action == Action.SIGN_OUT) {
            return true;
        }
        boolean lead = roles.contains(Role.LEAD);
        if (lead && LEAD_EVERYWHERE.contains(action)) {
            return true;
        }
        if (team == null) {
            return !roles.isEmpty() && ABOUT_NO_APP.contains(action);
        }
        boolean inTeam = roles.contains(Role.DEVELOPER) && person.teams().contains(team);
        return inTeam && (DEVELOPER_IN_TEAM.contains(action) || (lead && LEAD_IN_TEAM.contains(action)));
    }

    private String refusal(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        if (caller instanceof Caller.Pipeline pipeline) {
            return "The token of the pipeline of %s does not allow '%s'%s. A token is bound to its own app and actions."
                    .formatted(pipeline.app(), action.id(), app == null ? "" : " on " + app.name());
        }
        if (caller instanceof Caller.Person person && person.roles().isEmpty()) {
            return "You are signed in as %s, and you are in no team that Slipway knows. Ask %s to add you to one."
                    .formatted(caller.name(), this.contact);
        }
        String owner = app != null ? app.team() : team;
        String whom = owner == null ? this.contact : "the team " + owner;
        String what = app != null ? " on the app " + app.name() : owner == null ? "" : " for the team " + owner;
        return "%s may not do '%s'%s. Ask %s.".formatted(caller.name(), action.id(), what, whom);
    }
}
