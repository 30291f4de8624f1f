package dev.slipway.sandbox.proof.world;

import dev.slipway.sandbox.process.ChildJvm;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.ProofFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instance of the portal, in a process that a proof may kill, stop and wake. */
public final class PortalChild implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final List<String> SMALL_AND_SOON =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    private final ChildJvm jvm;
    private final int port;
    private final Path log;

    private PortalChild(ChildJvm jvm, int port, Path log) {
        this.jvm = jvm;
        this.port = port;
        this.log = log;
    }

    /** Starts an instance; {@link #awaitReady()} waits until it serves. */
    static PortalChild start(String name, Path folder, Map<String, Object> settings) {
        int port = freePort();
        Path log = folder.resolve(name + ".out");
        List<String> main = new ArrayList<>(List.of(PortalMain.class.getName()));
        Map<String, Object> all = new HashMap<>(settings);
        all.put("server.port", port);
        all.put("spring.main.banner-mode", "off");
        all.forEach((key, value) -> main.add("--%s=%s".formatted(key, value)));
        List<String> options = new ArrayList<>(SMALL_AND_SOON);
        options.add("-Dslipway.data=" + folder.resolve(name));
        options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        ChildJvm jvm = ChildJvm.start(
                options, main, builder -> builder.redirectErrorStream(true).redirectOutput(ChildJvm.log(log)));
        return new PortalChild(jvm, port, log);
    }

    /** Waits until it serves. */
    public PortalChild awaitReady() {
        Expect.within(LONGEST_START, "a portal starts", () -> {
            if (!isAlive()) {
                throw new ProofFailed("A portal has ended while it started: " + lastLines());
            }
            return Optional.of(isServing()).filter(serving -> serving);
        });
        return this;
    }

    /** Returns the id of its process. */
    public long pid() {
        return this.jvm.process().pid();
    }

    /** Returns the port it serves on. */
    public int port() {
        return this.port;
    }

    /** Returns whether the process lives; one that is stopped does. */
    public boolean isAlive() {
        return this.jvm.process().isAlive();
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        this.jvm.process().destroyForcibly().onExit().join();
    }

    /** Asks it to end ({@code SIGTERM}): it may hand its runs over. The input stays open, whose end would halt it. */
    public void terminate() {
        signal("TERM");
    }

    /** Stops it where it is ({@code SIGSTOP}), until it is woken. */
    public void freeze() {
        signal("STOP");
    }

    /** Wakes it ({@code SIGCONT}). */
    public void wake() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private boolean isServing() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 500);
            return true;
        } catch (IOException ex) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .start()
                    .waitFor();
            Expect.that(status == 0, "kill -%s %d".formatted(name, pid()), status);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted.");
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(this.log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException ex) {
            return "its log cannot be read: " + ex.getMessage();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
