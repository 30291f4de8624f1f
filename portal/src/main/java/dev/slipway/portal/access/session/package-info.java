/** Sessions of browsers, in the portal's table, so that any instance knows them. */
@NullMarked
package dev.slipway.portal.access.session;

import org.jspecify.annotations.NullMarked;
