/** DynamoDB: Amazon's own DynamoDB Local in a child process. */
@NullMarked
package dev.slipway.sandbox.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
