package dev.slipway.portal.app;

import org.jspecify.annotations.Nullable;

/**
 * The person an app belongs to.
 *
 * @param subject identifier at the OpenID provider, which never changes; null for a person who has not signed in yet
 * @param login login name at GitHub
 * @param mail address that Slipway writes to
 */
public record Owner(@Nullable String subject, String login, String mail) {}
