package dev.slipway.sandbox.proof.contracts;

import java.util.List;

/**
 * What came of holding a system against its contract.
 *
 * @param checks how many answers and requests were compared
 * @param differences what is not as the contract says, one line each
 */
public record Verdict(int checks, List<String> differences) {

    /** Copies the differences. */
    public Verdict {
        differences = List.copyOf(differences);
    }
}
