@NullMarked
package dev.slipway.portal.deployment.freeze;

import org.jspecify.annotations.NullMarked;
