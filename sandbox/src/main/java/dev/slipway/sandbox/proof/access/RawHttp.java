package dev.slipway.sandbox.proof.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends requests byte by byte, since HTTP clients refuse to send what attackers do. */
final class RawHttp {

    private static final int PATIENCE = 3_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** Returns the status of the answer; 0 when the connection was closed without one. */
    int send(Attack attack, String authorization) {
        byte[] body = attack.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "localhost:" + this.port);
        headers.put("Authorization", authorization);
        headers.put("Accept", "*/*");
        headers.put("Connection", "close");
        headers.put("Content-Length", String.valueOf(body.length));
        headers.putAll(attack.headers());
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(attack.method(), attack.path()));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = answer.readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        } catch (SocketTimeoutException | SocketException ex) {
            // A request that announces more than it sends is waited for, or its connection is closed.
            return 0;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
