package dev.slipway.sandbox.aws.ecs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The app in the images of the tests: answers with its version, dies at once, takes all memory, or checks itself. */
public final class TinyApp {

    private TinyApp() {}

    /** @param arguments {@code serve <version>}, {@code die}, {@code hog} or {@code check} */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        switch (arguments[0]) {
            case "serve" -> serve(port, arguments[1]);
            case "hog" -> fillMemory();
            case "check" -> System.exit(statusOf(port) == 200 ? 0 : 1);
            default -> {
                System.out.println("I cannot live without a database");
                System.exit(3);
            }
        }
    }

    private static void serve(int port, String version) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", (exchange) -> {
            String text = "%s uid=%s etc=%s secret=%s"
                    .formatted(
                            version,
                            Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
                            Files.exists(Path.of("/etc/shadow")),
                            System.getenv("SECRET"));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("Serving " + version);
    }

    /** A file in memory counts as the task's memory, and no option of Java limits it. */
    private static void fillMemory() throws IOException {
        byte[] megabyte = new byte[1024 * 1024];
        try (OutputStream file = Files.newOutputStream(Path.of("/tmp/hog"))) {
            for (int i = 0; i < 1024; i++) {
                file.write(megabyte);
            }
        }
    }

    private static int statusOf(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:%d/".formatted(port)).toURL().openConnection();
        return connection.getResponseCode();
    }
}
