/** GitHub: its REST API subset and git over HTTP. */
@NullMarked
package dev.slipway.sandbox.github;

import org.jspecify.annotations.NullMarked;
