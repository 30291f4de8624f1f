/** SNS: topics, subscriptions with filter policies, and deliveries that are tried again. */
@NullMarked
package dev.slipway.sandbox.aws.sns;

import org.jspecify.annotations.NullMarked;
