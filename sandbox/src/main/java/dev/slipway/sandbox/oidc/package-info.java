/** An OpenID provider with the sandbox's people. */
@NullMarked
package dev.slipway.sandbox.oidc;

import org.jspecify.annotations.NullMarked;
