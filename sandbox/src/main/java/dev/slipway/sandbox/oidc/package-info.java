/** An OpenID provider with the sandbox's four people. */
@NullMarked
package dev.slipway.sandbox.oidc;

import org.jspecify.annotations.NullMarked;
