/** Proves that people can use every page, however they come to it. */
@NullMarked
package dev.slipway.sandbox.proof.pages;

import org.jspecify.annotations.NullMarked;
