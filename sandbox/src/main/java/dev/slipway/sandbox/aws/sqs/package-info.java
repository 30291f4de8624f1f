/** SQS: ElasticMQ in this process. */
@NullMarked
package dev.slipway.sandbox.aws.sqs;

import org.jspecify.annotations.NullMarked;
