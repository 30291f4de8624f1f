/** Benchmarks of the history: its pages, and the functions that write it. */
@NullMarked
package dev.slipway.sandbox.bench.history;

import org.jspecify.annotations.NullMarked;
