package dev.slipway.sandbox.proof.contracts.aws;

import tools.jackson.databind.node.ObjectNode;

/**
 * One input that the service must refuse.
 *
 * @param operation name of the operation
 * @param what what is wrong with it, in words
 * @param member name of the parameter that the refusal must name
 * @param parameters the input
 */
record BadInput(String operation, String what, String member, ObjectNode parameters) {

    @Override
    public String toString() {
        return "%s with %s".formatted(this.operation, this.what);
    }
}
