/** Elastic Load Balancing: its API, and the load balancer in front of all apps. */
@NullMarked
package dev.slipway.sandbox.aws.elb;

import org.jspecify.annotations.NullMarked;
