package dev.slipway.portal.provisioning.create;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when they create an app; nothing of it is checked yet.
 *
 * @param name wanted name
 * @param team slug of the team
 * @param owner whom it belongs to; null for the caller
 * @param template id of the template, or {@code id@version}
 * @param parameters answers to the template's parameters
 */
public record NewApp(
        @Nullable String name,
        @Nullable String team,
        @Nullable NewOwner owner,
        @Nullable String template,
        @Nullable Map<String, Object> parameters) {

    /**
     * The wanted owner.
     *
     * @param login login name at GitHub; null for the caller's
     * @param mail mail address; null for the caller's
     */
    public record NewOwner(@Nullable String login, @Nullable String mail) {}
}
