/**
 * What is derived from events: deployments, what runs where, incidents and daily figures.
 *
 * <p>Each event is kept as a fact beside what it tells of; everything else is computed from facts and written under a
 * version. So order and repetition of the events change nothing, and what was interrupted is mended by the repetition.
 */
@NullMarked
package dev.slipway.lambdas.projection;

import org.jspecify.annotations.NullMarked;
