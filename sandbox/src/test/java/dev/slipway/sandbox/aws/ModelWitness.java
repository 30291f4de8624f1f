package dev.slipway.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.aws.model.Operation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers the answers that are not as the models of their services say. */
public final class ModelWitness implements AnswerWitness {

    private final Queue<String> differences = new ConcurrentLinkedQueue<>();

    @Override
    public void saw(Operation operation, int status, List<String> found) {
        found.forEach((difference) -> this.differences.add(operation + ": " + difference));
    }

    /** Fails if any answer was not as its model says. */
    public void assertTruth() {
        assertThat(this.differences)
                .as("answers that are not as AWS's models say")
                .isEmpty();
    }
}
