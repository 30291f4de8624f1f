package dev.slipway.lambdas.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Tells CloudFormation how a request ended. Without an answer a stack waits for an hour. */
final class CustomResourceAnswer {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Tells that all is well, with what the template may read. */
    void success(CustomResourceRequest request, String physicalId, Map<String, String> data) {
        put(request, physicalId, "SUCCESS", Map.of("Data", data));
    }

    /** Tells why it failed. The id is the one known so far, so that nobody else's database is ever deleted by it. */
    void failure(CustomResourceRequest request, String physicalId, String reason) {
        put(request, physicalId, "FAILED", Map.of("Reason", reason));
    }

    private void put(CustomResourceRequest request, String physicalId, String status, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("Status", status);
        body.put("PhysicalResourceId", physicalId);
        body.put("StackId", request.stackId());
        body.put("RequestId", request.requestId());
        body.put("LogicalResourceId", request.logicalId());
        put(request.answerTo(), JSON.std.asString(body));
    }

    /** The address is signed for a request without a content type. */
    private void put(URI address, String body) {
        try {
            HttpResponse<String> answer = this.http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .PUT(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("CloudFormation's address answered " + answer.statusCode());
            }
        } catch (IOException ex) {
            throw new IllegalStateException("CloudFormation's address cannot be reached", ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while answering CloudFormation", ex);
        }
    }
}
