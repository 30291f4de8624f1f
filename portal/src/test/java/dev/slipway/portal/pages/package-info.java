/** The portal's pages over stand-ins for its services. */
@NullMarked
package dev.slipway.portal.pages;

import org.jspecify.annotations.NullMarked;
