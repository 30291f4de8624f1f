/** Jenkins: its REST API subset; each build runs in a JVM of its own. */
@NullMarked
package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.NullMarked;
