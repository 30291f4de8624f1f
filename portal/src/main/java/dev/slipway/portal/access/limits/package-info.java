/** How often one principal may ask. */
@NullMarked
package dev.slipway.portal.access.limits;

import org.jspecify.annotations.NullMarked;
