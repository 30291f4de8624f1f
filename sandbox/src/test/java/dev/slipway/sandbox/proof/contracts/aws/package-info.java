/** Tests that the checks of AWS see what they are to see. */
@NullMarked
package dev.slipway.sandbox.proof.contracts.aws;

import org.jspecify.annotations.NullMarked;
