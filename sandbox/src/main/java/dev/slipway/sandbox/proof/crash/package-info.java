/** The proof that runs survive the death, and the long sleep, of the portal that works on them. */
@NullMarked
package dev.slipway.sandbox.proof.crash;

import org.jspecify.annotations.NullMarked;
