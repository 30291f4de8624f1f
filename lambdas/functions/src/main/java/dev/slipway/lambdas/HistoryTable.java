package dev.slipway.lambdas;

import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The history table.
 *
 * @param client client of DynamoDB
 * @param name name of the table
 */
public record HistoryTable(DynamoDbClient client, String name) {

    private static final String VARIABLE = "HISTORY_TABLE";

    /**
     * Connects to the table that the function's environment names. Region, credentials and address are found by the SDK
     * in the same environment.
     *
     * @throws IllegalStateException when the environment names none
     */
    static HistoryTable of(Map<String, String> environment) {
        String name = environment.get(VARIABLE);
        if (name == null || name.isEmpty()) {
            throw new IllegalStateException(
                    "Set the variable %s to the name of the history table.".formatted(VARIABLE));
        }
        DynamoDbClient client = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return new HistoryTable(client, name);
    }
}
