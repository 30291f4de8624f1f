/** Who may do what: sign-in, roles, app tokens. */
@NullMarked
package dev.slipway.portal.access;

import org.jspecify.annotations.NullMarked;
