/** The history table, in the few operations that the functions need. */
@NullMarked
package dev.slipway.lambdas.table;

import org.jspecify.annotations.NullMarked;
