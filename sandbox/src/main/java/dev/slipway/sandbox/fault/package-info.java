/**
 * The fault switch: makes an outside system slow, silent, refusing, or broken at the call that one names, and records
 * the calls that were made.
 *
 * <p>It stands in front of GitHub, Jenkins and AWS, at the wire, so that whoever calls meets the fault as it would come
 * from the network.
 */
@NullMarked
package dev.slipway.sandbox.fault;

import org.jspecify.annotations.NullMarked;
