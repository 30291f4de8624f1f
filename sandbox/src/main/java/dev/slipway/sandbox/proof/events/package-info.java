/** The proof that neither order nor repetition of events matters, and that none is lost. */
@NullMarked
package dev.slipway.sandbox.proof.events;

import org.jspecify.annotations.NullMarked;
