package dev.slipway.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;

/** The address that nobody outside this machine reaches. */
public final class Loopback {

    private static final int PATIENCE = 500;

    private Loopback() {}

    /** Knocks at a port of every address of this machine: only the loopback address may answer. */
    public static void assertAlone(int port) throws IOException {
        assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                assertThat(address.isLoopbackAddress() || !accepts(address, port))
                        .as("%s", address)
                        .isTrue();
            }
        }
    }

    /** Says whether somebody listens at an address. */
    public static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
