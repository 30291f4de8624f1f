package dev.slipway.portal.app;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a team; its slug is their key.
 *
 * @param title name for people
 * @param githubTeam slug of the team at GitHub; the team's own slug where it is left out
 * @param oidcGroup group at the OpenID provider; the team's own slug where it is left out
 * @param mail address of the team
 */
public record TeamSettings(
        @NotEmpty String title,
        @Nullable String githubTeam,
        @Nullable String oidcGroup,
        @NotEmpty @Email String mail) {

    Team named(String slug) {
        return new Team(slug, this.title, orElse(this.githubTeam, slug), orElse(this.oidcGroup, slug), this.mail);
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return (given != null) ? given : otherwise;
    }
}
