/** Lambda: the API, and functions that run in JVMs of their own under AWS's runtime interface client. */
@NullMarked
package dev.slipway.sandbox.aws.lambda;

import org.jspecify.annotations.NullMarked;
