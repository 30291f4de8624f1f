/** This machine's browser, driven as people drive theirs. */
@NullMarked
package dev.slipway.sandbox.browser;

import org.jspecify.annotations.NullMarked;
