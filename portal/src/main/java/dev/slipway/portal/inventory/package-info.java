/** What each app owns in the outside world. */
@NullMarked
package dev.slipway.portal.inventory;

import org.jspecify.annotations.NullMarked;
