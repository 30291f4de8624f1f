/** The proof that the sandbox answers as the real systems do: by their recorded and published contracts. */
@NullMarked
package dev.slipway.sandbox.proof.contracts;

import org.jspecify.annotations.NullMarked;
