/** Runs one build of a Jenkins pipeline: Groovy 2.4 under Jenkins's own CPS transformer, steps for real. */
@NullMarked
package dev.slipway.sandbox.pipeline;

import org.jspecify.annotations.NullMarked;
