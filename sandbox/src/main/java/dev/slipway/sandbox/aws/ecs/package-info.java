/** Amazon ECS: its API, and the scheduler that keeps as many tasks running as each service wants. */
@NullMarked
package dev.slipway.sandbox.aws.ecs;

import org.jspecify.annotations.NullMarked;
