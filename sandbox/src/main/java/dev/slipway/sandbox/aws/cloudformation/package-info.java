/** CloudFormation: stacks that create their resources through the other services behind the front door. */
@NullMarked
package dev.slipway.sandbox.aws.cloudformation;

import org.jspecify.annotations.NullMarked;
