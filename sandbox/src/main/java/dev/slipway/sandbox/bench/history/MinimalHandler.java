package dev.slipway.sandbox.bench.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least that records a message: one item a message, nothing read, nothing logged. What the recorder is held to. */
public final class MinimalHandler implements RequestHandler<SNSEvent, String> {

    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        event.getRecords()
                .forEach((entry) -> this.client.putItem((put) -> put.tableName(System.getenv("HISTORY_TABLE"))
                        .item(Map.of(
                                "pk", AttributeValue.fromS("bench#" + context.getAwsRequestId()),
                                "sk", AttributeValue.fromS("itself"),
                                "body", AttributeValue.fromS(entry.getSNS().getMessage())))));
        return "done";
    }
}
