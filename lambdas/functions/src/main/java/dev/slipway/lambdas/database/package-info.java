/** A platform function that makes and removes the databases which apps share an instance for. */
@NullMarked
package dev.slipway.lambdas.database;

import org.jspecify.annotations.NullMarked;
