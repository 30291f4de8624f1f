/** CloudWatch Logs: groups, streams and what was written to them. */
@NullMarked
package dev.slipway.sandbox.aws.logs;

import org.jspecify.annotations.NullMarked;
