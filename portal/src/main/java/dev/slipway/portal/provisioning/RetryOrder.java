package dev.slipway.portal.provisioning;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for with a retry.
 *
 * @param parameters answers to the template's parameters that replace earlier ones; null for none
 */
record RetryOrder(@Nullable Map<String, Object> parameters) {}
