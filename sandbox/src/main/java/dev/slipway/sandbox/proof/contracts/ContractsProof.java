package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.contracts.aws.AwsChecks;
import dev.slipway.sandbox.proof.contracts.oci.OciChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code prove contracts}: the sandbox's systems against what is known of the real ones. */
public final class ContractsProof {

    private static final String HELP = """
            usage: sandbox/bin/prove contracts [--contracts=DIR] [--only=SYSTEM]

            Holds the sandbox's systems against the contracts of the real ones: published
            descriptions and recorded exchanges. Each difference is a line on standard error.

              --contracts=DIR   folder of the contracts (default: shared/contracts beside the repository)
              --only=SYSTEM     one system alone: %s
            """;

    private ContractsProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws Exception {
        Contracts contracts = null;
        String only = "";
        for (String argument : arguments) {
            if (argument.startsWith("--contracts=")) {
                contracts = new Contracts(Path.of(argument.substring("--contracts=".length())));
            } else if (argument.startsWith("--only=")) {
                only = argument.substring("--only=".length());
            } else if (argument.equals("--help")) {
                System.out.print(HELP.formatted("aws, github, jenkins, oci"));
                return;
            } else {
                System.err.println("Unknown option '%s'. Known are --contracts=DIR, --only=SYSTEM and --help."
                        .formatted(argument));
                System.exit(2);
            }
        }
        if (contracts == null) {
            contracts = Contracts.find()
                    .orElseThrow(() -> new IllegalStateException(
                            "The folder shared/contracts is not at hand: name it with --contracts=DIR."));
        }
        String wanted = only;
        List<ContractChecks> all = all(contracts).stream()
                .filter((checks) -> wanted.isEmpty() || checks.system().equals(wanted))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There are no checks for '%s'.".formatted(only));
        }
        Map<String, Object> figures = prove(all, TemporaryFolder.create());
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(Integer.valueOf(0).equals(figures.get("differences")) ? 0 : 1);
    }

    /** Returns the checks of all systems. */
    static List<ContractChecks> all(Contracts contracts) {
        return List.of(
                new AwsChecks(contracts), new GitHubChecks(contracts), new JenkinsChecks(contracts), new OciChecks());
    }

    /** Runs checks one after the other and returns the figures. */
    static Map<String, Object> prove(List<ContractChecks> all, Path folder) throws Exception {
        Map<String, Object> bySystem = new LinkedHashMap<>();
        int checks = 0;
        int differences = 0;
        for (ContractChecks each : all) {
            System.err.println(each.system());
            Path own = Files.createDirectories(folder.resolve(each.system()));
            Verdict verdict = each.run(own, (words) -> System.err.println("  " + words));
            verdict.differences().forEach((difference) -> System.err.println("  DIFFERENT  " + difference));
            bySystem.put(
                    each.system(),
                    Map.of(
                            "checks",
                            verdict.checks(),
                            "differences",
                            verdict.differences().size()));
            checks += verdict.checks();
            differences += verdict.differences().size();
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("proof", "contracts");
        figures.put("checks", checks);
        figures.put("differences", differences);
        figures.putAll(bySystem);
        return figures;
    }
}
