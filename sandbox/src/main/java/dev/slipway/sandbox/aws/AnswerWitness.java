package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.Operation;
import java.util.List;

/** Sees every answer of the front door, held against the model of its service; for tests and proofs. */
@FunctionalInterface
public interface AnswerWitness {

    /**
     * An answer is about to leave.
     *
     * @param operation what was asked for
     * @param status HTTP status of the answer
     * @param differences what the answer has against the model; empty if it is as the model says
     */
    void saw(Operation operation, int status, List<String> differences);
}
