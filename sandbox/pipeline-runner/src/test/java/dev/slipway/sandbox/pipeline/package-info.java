/** Tests of the pipeline runner. */
@NullMarked
package dev.slipway.sandbox.pipeline;

import org.jspecify.annotations.NullMarked;
