/** Tests of the proof that the sandbox answers as the real systems do. */
@NullMarked
package dev.slipway.sandbox.proof.contracts;

import org.jspecify.annotations.NullMarked;
