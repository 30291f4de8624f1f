/** Child JVMs of the sandbox: where their classes are, and how they start and end. */
@NullMarked
package dev.slipway.sandbox.process;

import org.jspecify.annotations.NullMarked;
