/** The people of the sandbox: the same at the OpenID provider, at GitHub and in the inbox. */
@NullMarked
package dev.slipway.sandbox.people;

import org.jspecify.annotations.NullMarked;
