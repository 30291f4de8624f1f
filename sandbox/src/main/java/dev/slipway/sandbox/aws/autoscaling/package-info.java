/** Application Auto Scaling: bounds and policies of ECS services, kept and not acted upon. */
@NullMarked
package dev.slipway.sandbox.aws.autoscaling;

import org.jspecify.annotations.NullMarked;
