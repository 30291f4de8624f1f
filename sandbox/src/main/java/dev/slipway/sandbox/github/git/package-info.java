/** Bare git repositories: what is in them, how they change, and how they travel over HTTP. Knows nothing of GitHub. */
@NullMarked
package dev.slipway.sandbox.github.git;

import org.jspecify.annotations.NullMarked;
