/** GitHub's REST API, as far as Slipway, Jenkins and ordinary clients use it. */
@NullMarked
package dev.slipway.sandbox.github.api;

import org.jspecify.annotations.NullMarked;
