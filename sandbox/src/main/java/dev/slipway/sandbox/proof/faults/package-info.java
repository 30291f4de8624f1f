/** The proof that no single fault of an outside call leaves a run stuck, a thing behind, or a thing twice. */
@NullMarked
package dev.slipway.sandbox.proof.faults;

import org.jspecify.annotations.NullMarked;
