/** CloudFormation's template language: reading, checking and evaluating. */
@NullMarked
package dev.slipway.sandbox.aws.cloudformation.template;

import org.jspecify.annotations.NullMarked;
