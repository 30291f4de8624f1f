package app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the app in the same container whether it lives: the container's health check, for an image without a shell. */
public final class HealthCheck {

    private static final int PATIENCE = 3_000;

    private HealthCheck() {}

    /**
     * Ends with 0 when the app lives and with 1 when not.
     *
     * @param args none
     */
    public static void main(String[] args) {
        String port = System.getenv().getOrDefault("PORT", "8080");
        System.exit(isAlive(URI.create("http://127.0.0.1:" + port + "/health/live")) ? 0 : 1);
    }

    static boolean isAlive(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException ex) {
            System.err.println("No answer from " + address + ": " + ex.getMessage());
            return false;
        }
    }
}
