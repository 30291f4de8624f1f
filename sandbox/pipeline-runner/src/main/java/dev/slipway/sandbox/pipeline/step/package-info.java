/** The steps of a pipeline, one small class for each family. */
@NullMarked
package dev.slipway.sandbox.pipeline.step;

import org.jspecify.annotations.NullMarked;
