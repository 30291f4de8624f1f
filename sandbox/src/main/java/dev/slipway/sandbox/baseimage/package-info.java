/** The base image of all apps, made of this machine's JDK, so that no outside registry is needed. */
@NullMarked
package dev.slipway.sandbox.baseimage;

import org.jspecify.annotations.NullMarked;
