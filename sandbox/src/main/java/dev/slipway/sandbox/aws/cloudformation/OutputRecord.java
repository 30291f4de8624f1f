package dev.slipway.sandbox.aws.cloudformation;

import org.jspecify.annotations.Nullable;

/**
 * One output of a stack.
 *
 * @param key its name
 * @param value its value
 * @param description words for people
 */
record OutputRecord(String key, String value, @Nullable String description) {}
