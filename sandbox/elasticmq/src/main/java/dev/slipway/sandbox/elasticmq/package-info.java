/** The program of the ElasticMQ child process. */
@NullMarked
package dev.slipway.sandbox.elasticmq;

import org.jspecify.annotations.NullMarked;
