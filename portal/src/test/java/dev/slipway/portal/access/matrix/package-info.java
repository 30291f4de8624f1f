/** Routes × principals: every route of the router against the table in {@code docs/access-matrix.md}. */
@NullMarked
package dev.slipway.portal.access.matrix;

import org.jspecify.annotations.NullMarked;
