package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The command {@code prove faults}: every outside call of a create, its deployment and an undo meets every fault once. */
public final class FaultProof {

    private static final String HELP = """
            usage: sandbox/bin/prove faults [--cells=N] [--part=N/M] [--lanes=N] [--data=DIR]

            Records the outside calls of a create, of a further deployment and of an undo, and lets each of them time
            out, be answered with 500, be limited (429), be reset, take three times its limit, and lose its answer after
            its effect. Each run must succeed, or be undone; nothing may be left, and nothing may be there twice. All
            of them, some 500 cells, take more than an hour; parts of them can be tried one after another.

              --cells=N    try only N cells: each call once before any meets a second fault (default: all)
              --part=N/M   try only part N of M, such as 2/6; a cell is always in the same part (default: 1/1)
              --lanes=N    try so many at once (default: 2)
              --data=DIR   keep the sandbox's data and the portal's log in DIR (default: a folder that is deleted)
            """;

    private FaultProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("proof", "faults");
        int status = 1;
        try {
            if (List.of(arguments).contains("--help")) {
                System.out.print(HELP);
                return;
            }
            FaultOptions options = FaultOptions.parse(List.of(arguments));
            Path folder = (options.data() != null) ? options.data() : TemporaryFolder.create();
            System.setProperty("slipway.data", folder.toString());
            try (ProofWorld world = ProofWorld.start(folder, system -> System.err.println("starting " + system))) {
                world.portal(Trouble.Limits.settings()).awaitReady();
                status = prove(world, options, figures, System.err::println) ? 0 : 1;
            }
        } catch (ProofFailed | IllegalStateException | IllegalArgumentException ex) {
            System.err.println("FAILED  " + ex.getMessage());
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(status);
    }

    static boolean prove(
            ProofWorld world, FaultOptions options, Map<String, Object> figures, Consumer<String> progress) {
        Verdicts verdicts = new Verdicts(progress);
        FaultMatrix matrix = new FaultMatrix(world, verdicts);
        Matrix all = matrix.record();
        List<Cell> cells = all.cells(options.part(), options.cells());
        progress.accept("%d of %d cells".formatted(cells.size(), all.size()));
        matrix.tryOut(cells, options.lanes());
        matrix.lookAgain();
        return verdicts.sum(figures);
    }
}
