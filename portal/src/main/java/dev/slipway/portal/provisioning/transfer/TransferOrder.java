package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.provisioning.create.NewApp;
import org.jspecify.annotations.Nullable;

/**
 * Whom an app is to belong to; what is left out stays.
 *
 * @param team slug of the team
 * @param owner the person
 */
public record TransferOrder(@Nullable String team, NewApp.@Nullable NewOwner owner) {

    /** Returns the order of a form, whose fields are always sent. */
    static TransferOrder of(@Nullable String team, @Nullable String login, @Nullable String mail) {
        return new TransferOrder(team, new NewApp.NewOwner(login, mail));
    }
}
