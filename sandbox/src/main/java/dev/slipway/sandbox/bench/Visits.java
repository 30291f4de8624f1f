package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.proof.ProofFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
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

    /** Returns how long each of some requests took, in nanoseconds, the quickest first. */
    long[] times(URI address, int warmUp, int count) {
        for (int i = 0; i < warmUp; i++) {
            once(address);
        }
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            int status = once(address);
            times[i] = System.nanoTime() - begun;
            if (status != 200) {
                throw new ProofFailed("GET %s answered %d".formatted(address, status));
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** Waits until an address answers 200, looking every few milliseconds. */
    void await(URI address) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (send(address) == 200) {
                    return;
                }
            } catch (IOException ex) {
                // It does not listen yet.
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
        throw new ProofFailed(address + " does not answer");
    }

    /** Returns a part of the sorted times, in milliseconds: 0.5 is the median. */
    static double quantile(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1e6;
    }

    private int once(URI address) {
        try {
            return send(address);
        } catch (IOException ex) {
            throw new ProofFailed("GET %s got no answer: %s".formatted(address, ex));
        }
    }

    private int send(URI address) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(LONGEST).header("Accept", "text/html, application/json");
        if (!this.authorization.isEmpty()) {
            request.header("Authorization", this.authorization);
        }
        try {
            return this.client
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }
}
