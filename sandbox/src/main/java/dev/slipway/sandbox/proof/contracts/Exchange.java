package dev.slipway.sandbox.proof.contracts;

import java.net.URI;
import java.util.Map;

/**
 * One request and its answer.
 *
 * @param method method of the request
 * @param address path and query of the request, below the API's address
 * @param requestHeaders headers of the request
 * @param requestBody body of the request; empty when it had none
 * @param status status of the answer
 * @param body body of the answer; empty when it had none
 */
record Exchange(
        String method, URI address, Map<String, String> requestHeaders, String requestBody, int status, String body) {

    @Override
    public String toString() {
        return this.method + " " + this.address + " → " + this.status;
    }
}
