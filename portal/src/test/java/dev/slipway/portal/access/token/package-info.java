@NullMarked
package dev.slipway.portal.access.token;

import org.jspecify.annotations.NullMarked;
