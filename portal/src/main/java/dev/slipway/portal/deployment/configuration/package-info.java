/** What an app runs with in an environment beside its image: variables, secrets, size and count, version by version. */
@NullMarked
package dev.slipway.portal.deployment.configuration;

import org.jspecify.annotations.NullMarked;
