/** SQS: ElasticMQ in a child process. */
@NullMarked
package dev.slipway.sandbox.aws.sqs;

import org.jspecify.annotations.NullMarked;
