/** EventBridge Scheduler: schedules that hand a message to a queue or function when their time comes. */
@NullMarked
package dev.slipway.sandbox.aws.scheduler;

import org.jspecify.annotations.NullMarked;
