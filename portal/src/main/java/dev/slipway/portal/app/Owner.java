package dev.slipway.portal.app;

/**
 * The person an app belongs to.
 *
 * @param subject identifier at the OpenID provider, which never changes
 * @param login login name at GitHub
 * @param mail address that Slipway writes to
 */
public record Owner(String subject, String login, String mail) {}
