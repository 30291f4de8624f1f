package dev.slipway.sandbox.proof.contracts;

import dev.slipway.sandbox.github.GitHubServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The sandbox's GitHub, and what the portal asks of it, against GitHub's own description of its API. */
public final class GitHubChecks implements ContractChecks {

    private static final String DESCRIPTION = "github/rest-api-subset.json";

    private final Contracts contracts;

    /** @param contracts holds the description */
    public GitHubChecks(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String system() {
        return "github";
    }

    @Override
    public Verdict run(Path folder, Consumer<String> progress) {
        GitHubContract contract = new GitHubContract(this.contracts.file(DESCRIPTION));
        List<String> differences = new ArrayList<>();
        try (GitHubServer server = GitHubServer.start(0, folder);
                RecordingProxy proxy = new RecordingProxy(server.address(), "/api/v3")) {
            progress.accept("calls of the API");
            differences.addAll(new GitHubCalls(proxy.address()).make());
            progress.accept("calls of the portal");
            try (PortalGitHub portal = new PortalGitHub(server.appKey(), proxy.address())) {
                new PortalCalls(portal.source(), proxy.address()).make();
            }
            progress.accept("comparison");
            List<Exchange> described =
                    proxy.exchanges().stream().filter(contract::describes).toList();
            described.forEach((exchange) -> differences.addAll(contract.differences(exchange)));
            return new Verdict(described.size() * 2, differences);
        }
    }
}
