/** The command {@code prove access}: routes × principals over HTTP, and a corpus of attacks. */
@NullMarked
package dev.slipway.sandbox.proof.access;

import org.jspecify.annotations.NullMarked;
