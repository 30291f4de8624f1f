package dev.slipway.sandbox.fault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made.
 *
 * @param number its number, counted from 1 since the start
 * @param time when it came
 * @param call what was called, and by whom
 * @param fault the fault that it met; null for none
 */
public record RecordedCall(
        long number, Instant time, Call call, @Nullable Fault fault) {}
