package dev.slipway.lambdas.database;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells CloudFormation how a request ended. Without an answer a stack waits for an hour. */
final class CustomResourceAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Tells that all is well, with what the template may read. */
    void success(CustomResourceRequest request, String physicalId, Map<String, String> data) {
        ObjectNode body = body(request, "SUCCESS", physicalId);
        ObjectNode readable = body.putObject("Data");
        data.forEach(readable::put);
        put(request, body);
    }

    /** Tells why it failed. The id is the one known so far, so that nobody else's database is ever deleted by it. */
    void failure(CustomResourceRequest request, String physicalId, String reason) {
        put(request, body(request, "FAILED", physicalId).put("Reason", reason));
    }

    private static ObjectNode body(CustomResourceRequest request, String status, String physicalId) {
        return JSON.createObjectNode()
                .put("Status", status)
                .put("PhysicalResourceId", physicalId)
                .put("StackId", request.stackId())
                .put("RequestId", request.requestId())
                .put("LogicalResourceId", request.logicalId());
    }

    /** The address is signed for a request without a content type. */
    private void put(CustomResourceRequest request, ObjectNode body) {
        try {
            HttpResponse<String> answer = this.http.send(
                    HttpRequest.newBuilder(request.answerTo())
                            .timeout(Duration.ofSeconds(30))
                            .PUT(BodyPublishers.ofString(body.toString()))
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
