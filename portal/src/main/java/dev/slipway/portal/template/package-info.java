/** The catalogue: manifests, parameters and rendering. */
@NullMarked
package dev.slipway.portal.template;

import org.jspecify.annotations.NullMarked;
