/** AWS's service models, and requests and answers held against them. */
@NullMarked
package dev.slipway.sandbox.aws.model;

import org.jspecify.annotations.NullMarked;
