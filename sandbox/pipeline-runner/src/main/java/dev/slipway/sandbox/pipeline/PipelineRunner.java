package dev.slipway.sandbox.pipeline;

import dev.slipway.sandbox.pipeline.step.AllSteps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * Runs one build and ends.
 *
 * <p>Standard input: a first line with the {@link BuildRequest} as JSON; later a line {@code stop} for each time that
 * somebody stops the build. Its end means that the controller is gone, which stops the build too. Standard output: the
 * {@link BuildEvents}. The log is written to the file {@code log} of the build's folder.
 *
 * <p>With the argument {@code validate} it checks the Jenkinsfile on standard input instead and prints the findings.
 */
public final class PipelineRunner {

    private PipelineRunner() {}

    /** Starts the program. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        if (args.length == 1 && args[0].equals("validate")) {
            String script = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            out.print(Validation.of(script));
            out.flush();
            System.exit(0);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String request = in.readLine();
        if (request == null) {
            System.err.println("Expected a build request as JSON on standard input.");
            System.exit(2);
        }
        System.exit(run(BuildRequest.parse(String.valueOf(request)), in, out));
    }

    private static int run(BuildRequest request, BufferedReader in, PrintStream out) throws IOException {
        Files.createDirectories(request.buildFolder());
        try (BuildLog log = new BuildLog(request.buildFolder().resolve("log"))) {
            // Whatever prints to the console of this program would break the lines of the events.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            Build build = new Build(
                    request,
                    log,
                    new BuildEvents(out),
                    new Steps(AllSteps.families()),
                    new Libraries(request.libraries(), log));
            Worker worker = new Worker(Thread.currentThread());
            listen(in, worker);
            Result result = new BuildRun(build, worker).run();
            build.events().tell("finished", Map.of("result", result.name()));
            return 0;
        }
    }

    private static void listen(BufferedReader in, Worker worker) {
        Thread listener = new Thread(
                () -> {
                    try {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            if (line.startsWith("stop")) {
                                worker.interrupt(new FlowInterruptedException(
                                        line.equals("stop") ? "Aborted" : line.substring("stop ".length())));
                            }
                        }
                        worker.interrupt(new FlowInterruptedException("The controller went away"));
                    } catch (IOException ex) {
                        worker.interrupt(new FlowInterruptedException("The controller went away: " + ex.getMessage()));
                    }
                },
                "controller");
        listener.setDaemon(true);
        listener.start();
    }
}
