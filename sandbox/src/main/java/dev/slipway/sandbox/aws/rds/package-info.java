/** RDS: database instances that are real Postgres servers, one process each. */
@NullMarked
package dev.slipway.sandbox.aws.rds;

import org.jspecify.annotations.NullMarked;
