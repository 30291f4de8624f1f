/** What an outside system allows all instances of the portal together: so many requests in so much time. */
@NullMarked
package dev.slipway.portal.allowance;

import org.jspecify.annotations.NullMarked;
