/** Runs containers on this machine: images become folders, tasks become processes in them. */
@NullMarked
package dev.slipway.sandbox.aws.ecs.runtime;

import org.jspecify.annotations.NullMarked;
