/** STS: who calls, and credentials that end after minutes. */
@NullMarked
package dev.slipway.sandbox.aws.sts;

import org.jspecify.annotations.NullMarked;
