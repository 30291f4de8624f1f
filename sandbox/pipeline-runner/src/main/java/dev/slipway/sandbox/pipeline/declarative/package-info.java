/** Declarative pipelines: their shape, checked before the run, and their meaning. */
@NullMarked
package dev.slipway.sandbox.pipeline.declarative;

import org.jspecify.annotations.NullMarked;
