package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.proof.ProofFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks one address over and over, one request after the other on one connection. */
final class Visits {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A server that is just starting may leave a connection unanswered; whoever watches it asks again, as a load balancer does. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient client;
    private final String authorization;

    /**
     * @param client sends the requests, with the cookies it has
     * @param authorization value of the Authorization header; empty for none
     */
    Visits(HttpClient client, String authorization) {
        this.client = client;
        this.authorization = authorization;
    }

    /**
     * Opens an address and returns how many bytes the answer has.
     *
     * @throws ProofFailed when the answer is not 200, or there is none
     */
    int open(URI address) {
        try {
            HttpResponse<byte[]> answer = send(address);
            if (answer.statusCode() != 200) {
                throw new ProofFailed("GET %s answered %d".formatted(address, answer.statusCode()));
            }
            return answer.body().length;
        } catch (IOException ex) {
            throw new ProofFailed("GET %s got no answer: %s".formatted(address, ex));
        }
    }

    /** Waits until an address answers 200, looking every few milliseconds. */
    void await(URI address) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (send(address).statusCode() == 200) {
                    return;
                }
            } catch (IOException ex) {
                // It does not listen yet.
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
        throw new ProofFailed(address + " does not answer");
    }

    private HttpResponse<byte[]> send(URI address) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(LONGEST).header("Accept", "text/html, application/json");
        if (!this.authorization.isEmpty()) {
            request.header("Authorization", this.authorization);
        }
        try {
            return this.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }
}
