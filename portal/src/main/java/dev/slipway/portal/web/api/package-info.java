/** What the API says of itself: the OpenAPI document and the table of the help page, of one source. */
@NullMarked
package dev.slipway.portal.web.api;

import org.jspecify.annotations.NullMarked;
