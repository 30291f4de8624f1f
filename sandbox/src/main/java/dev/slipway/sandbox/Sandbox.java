package dev.slipway.sandbox;

import dev.slipway.sandbox.demo.Demo;
import dev.slipway.sandbox.world.Ports;
import dev.slipway.sandbox.world.RunningSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command that starts the whole outside world and the portal on this machine. */
public final class Sandbox {

    private Sandbox() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            SandboxOptions options = SandboxOptions.parse(List.of(arguments));
            if (options.help()) {
                System.out.print(SandboxOptions.HELP);
                return;
            }
            run(options);
        } catch (IllegalArgumentException | IllegalStateException | IOException ex) {
            System.err.println("The sandbox cannot start. " + ex.getMessage());
            System.exit(1);
        }
    }

    private static void run(SandboxOptions options) throws IOException, InterruptedException {
        // Before the first logger: where the log goes.
        System.setProperty("slipway.data", options.data().toAbsolutePath().toString());
        Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        System.out.println("Starting Slipway's sandbox with its data in " + options.data());
        RunningSandbox sandbox = RunningSandbox.start(
                options.data(),
                Ports.from(options.firstPort()),
                options.fresh(),
                (system) -> System.out.println("  is up: " + system));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Stopping the sandbox; it keeps everything in " + options.data());
            sandbox.close();
            stopped.countDown();
        }));
        System.out.printf(
                """

                Slipway is ready after %d s:  %s
                Sign in as dana (developer), lea (lead), ada (admin) or otto (outsider).
                Everything else, with addresses and passwords:  %s
                Ctrl-C stops it.
                """,
                Duration.between(begun, Instant.now()).toSeconds(),
                sandbox.portal(),
                Ports.address(sandbox.ports().dashboard()));
        if (options.demo()) {
            tellDemo(sandbox);
        }
        stopped.await();
    }

    /** On a thread that Ctrl-C does not wait for: the next start with the option goes on. */
    private static void tellDemo(RunningSandbox sandbox) {
        Thread demo = new Thread(
                () -> {
                    try {
                        new Demo(sandbox, System.out::println).fill();
                    } catch (RuntimeException ex) {
                        System.out.println("Demo: not complete. Start again with --demo to go on. " + ex.getMessage());
                    }
                },
                "demo");
        demo.setDaemon(true);
        demo.start();
    }
}
