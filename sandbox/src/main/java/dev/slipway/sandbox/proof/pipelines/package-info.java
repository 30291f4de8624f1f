/** The proof of pipelines: from a push to prod, back again, and everything that may stand in between. */
@NullMarked
package dev.slipway.sandbox.proof.pipelines;

import org.jspecify.annotations.NullMarked;
