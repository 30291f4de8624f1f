/** Says whether the settings fit the outside systems, and how to mend what does not. */
@NullMarked
package dev.slipway.portal.doctor;

import org.jspecify.annotations.NullMarked;
