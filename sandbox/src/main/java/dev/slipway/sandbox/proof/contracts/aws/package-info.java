/** The sandbox's AWS against Amazon's own models: what must be refused, and conversations with documented answers. */
@NullMarked
package dev.slipway.sandbox.proof.contracts.aws;

import org.jspecify.annotations.NullMarked;
