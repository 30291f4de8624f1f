package dev.slipway.portal.app;

/**
 * A team, as the settings name it.
 *
 * @param slug short name, as in addresses and tags
 * @param title name for people
 * @param githubTeam slug of the team at GitHub
 * @param oidcGroup group at the OpenID provider whose members are in the team
 * @param mail address of the team
 */
public record Team(String slug, String title, String githubTeam, String oidcGroup, String mail) {}
