/** Tests of the proof of pipelines. */
@NullMarked
package dev.slipway.sandbox.proof.pipelines;

import org.jspecify.annotations.NullMarked;
