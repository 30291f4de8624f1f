/** The portal's table and queue on the sandbox's DynamoDB and SQS. */
@NullMarked
package dev.slipway.sandbox.state;

import org.jspecify.annotations.NullMarked;
