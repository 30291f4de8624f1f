/** What stands before the functions: their topic, and their handlers for those who call them in this process. */
@NullMarked
package dev.slipway.sandbox.function;

import org.jspecify.annotations.NullMarked;
