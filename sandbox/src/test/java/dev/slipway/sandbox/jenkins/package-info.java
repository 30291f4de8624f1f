/** Tests of the sandbox's Jenkins. */
@NullMarked
package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.NullMarked;
