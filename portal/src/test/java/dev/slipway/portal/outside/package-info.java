/** The outside world in memory, for tests: fakes of the ports that keep the ports' promises. */
@NullMarked
package dev.slipway.portal.outside;

import org.jspecify.annotations.NullMarked;
