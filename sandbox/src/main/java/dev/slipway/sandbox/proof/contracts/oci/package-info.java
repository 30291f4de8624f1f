/** The sandbox's registry against the OCI distribution specification. */
@NullMarked
package dev.slipway.sandbox.proof.contracts.oci;

import org.jspecify.annotations.NullMarked;
