/** Tests of the shared library: its Groovy sources run here with a pipeline object that only writes down. */
package dev.slipway.pipeline;
