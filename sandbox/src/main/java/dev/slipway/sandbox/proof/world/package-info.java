/** What proofs stand on: the outside world with any number of portals, each in a process of its own. */
@NullMarked
package dev.slipway.sandbox.proof.world;

import org.jspecify.annotations.NullMarked;
