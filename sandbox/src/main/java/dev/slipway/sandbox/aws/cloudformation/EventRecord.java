package dev.slipway.sandbox.aws.cloudformation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of a stack.
 *
 * @param id its id
 * @param logicalId what it is about; the stack's name for the stack itself
 * @param physicalId name or ARN of what it is about
 * @param type type of what it is about
 * @param status the new status
 * @param reason why
 * @param token token of the call that caused it
 * @param at when it happened
 */
record EventRecord(
        String id,
        String logicalId,
        @Nullable String physicalId,
        String type,
        String status,
        @Nullable String reason,
        @Nullable String token,
        Instant at) {}
