/** AWS's front door and what its services share. */
@NullMarked
package dev.slipway.sandbox.aws;

import org.jspecify.annotations.NullMarked;
