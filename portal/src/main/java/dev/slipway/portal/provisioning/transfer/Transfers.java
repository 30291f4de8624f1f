package dev.slipway.portal.provisioning.transfer;

import dev.slipway.events.AppEvents;
import dev.slipway.portal.Complaints;
import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.Plan;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.create.OwnerCheck;
import dev.slipway.portal.store.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives apps to other teams and owners: at once in Slipway, in the transaction that opens a run; the run then lets the
 * new team push and the former one no longer, and the tags of what the app owns at AWS name the new team.
 */
public final class Transfers {

    private final InventoryRuns opening;
    private final AppDirectory apps;
    private final Teams teams;
    private final Outbox outbox;

    Transfers(InventoryRuns opening, AppDirectory apps, Teams teams, Outbox outbox) {
        this.opening = opening;
        this.apps = apps;
        this.teams = teams;
        this.outbox = outbox;
    }

    /**
     * Gives an app away.
     *
     * @param app the app as it is
     * @param order whom it is to belong to
     * @param caller who asks, and may
     * @return the run; {@link InvalidInput} with the field that breaks a rule, {@link Conflict} for an app that is
     *     decommissioned, or that another run works on
     */
    public Mono<Run> transfer(App app, TransferOrder order, Caller caller) {
        if (app.state() == AppState.DECOMMISSIONED) {
            return Mono.error(new Conflict("'%s' is decommissioned: nobody owns it.".formatted(app.name()), null));
        }
        App after = given(app, order);
        caller.origin().changed("team", app.team(), after.team());
        caller.origin().changed("owner", app.owner().login(), after.owner().login());
        Plan plan = TransferPlan.of(app.team(), after.team());
        Run run = this.opening.draft(RunKind.TRANSFER, app.name(), app.team(), caller.name(), plan);
        List<Change> changes = new ArrayList<>(this.apps.moving(app, after));
        changes.add(this.outbox.tell(
                AppEvents.transferred(
                        app.name().value(),
                        after.team(),
                        after.owner().login(),
                        app.team(),
                        app.owner().login()),
                run.id(),
                run.id(),
                "transferred"));
        return this.opening.open(run, changes);
    }

    private App given(App app, TransferOrder order) {
        Complaints complaints = new Complaints();
        @Nullable Team team = complaints.asking(() -> this.teams.get(orElse(order.team(), app.team())));
        @Nullable String login = (order.owner() != null) ? order.owner().login() : null;
        @Nullable String mail = (order.owner() != null) ? order.owner().mail() : null;
        if (!orElse(login, app.owner().login()).equals(app.owner().login())
                && orElse(mail, "").isEmpty()) {
            complaints.add(new InvalidInput(
                    "owner.mail", "'owner.mail' is missing: give the mail address of '%s'.".formatted(login)));
        }
        @Nullable Owner owner = OwnerCheck.check(complaints, login, mail, app.owner());
        complaints.throwAny();
        if (team == null || owner == null || (team.slug().equals(app.team()) && owner.equals(app.owner()))) {
            throw new InvalidInput(
                    "team",
                    "'%s' belongs to team '%s' and to '%s' already: name another team or owner."
                            .formatted(app.name(), app.team(), app.owner().login()));
        }
        return app.belongingTo(team.slug(), owner);
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return (given != null && !given.isBlank()) ? given.strip() : otherwise;
    }
}
