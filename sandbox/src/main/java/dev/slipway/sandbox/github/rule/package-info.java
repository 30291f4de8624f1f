/** Rules of protected branches, and what follows when a branch has moved. */
@NullMarked
package dev.slipway.sandbox.github.rule;

import org.jspecify.annotations.NullMarked;
