/** The types of resources that stacks may hold, each made and unmade through its service's own API. */
@NullMarked
package dev.slipway.sandbox.aws.cloudformation.resource;

import org.jspecify.annotations.NullMarked;
