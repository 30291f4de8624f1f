package dev.slipway.sandbox.proof.access;

import dev.slipway.sandbox.proof.world.ProofWorld;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends hostile requests as a developer, and looks for what they made in the portal's table and outside. */
final class Attacks {

    private static final int SERVER_ERROR = 500;

    private final ProofWorld world;
    private final RawHttp http;
    private final String authorization;
    private final Consumer<String> progress;

    Attacks(ProofWorld world, int port, Consumer<String> progress) {
        this.world = world;
        this.http = new RawHttp(port);
        this.authorization = "Bearer " + world.token("dana");
        this.progress = progress;
    }

    /** Sends all of them. */
    Outcome send(List<Attack> attacks) {
        Set<String> before = made();
        int serverErrors = 0;
        for (Attack attack : attacks) {
            int status = this.http.send(attack, this.authorization);
            if (status >= SERVER_ERROR) {
                serverErrors++;
                this.progress.accept("ERROR %d by %s".formatted(status, attack.name()));
            }
        }
        Set<String> after = made();
        after.removeAll(before);
        after.forEach((effect) -> this.progress.accept("EFFECT " + effect));
        return new Outcome(attacks.size(), after.size(), serverErrors);
    }

    /** What an attack could have made: apps, runs and deployments in the table, repositories, registries, stacks. */
    Set<String> made() {
        Set<String> all = this.world.table().everything().keySet().stream()
                .filter((key) -> key.startsWith("app#") || key.startsWith("run#") || key.startsWith("deployment#"))
                .collect(Collectors.toCollection(TreeSet::new));
        this.world.view().repositories().forEach((name) -> all.add("repository " + name));
        this.world.view().registries().forEach((name) -> all.add("registry " + name));
        this.world.view().stacks().forEach((name) -> all.add("stack " + name));
        return all;
    }

    /**
     * What came of attacks.
     *
     * @param attacks how many were sent
     * @param effects how many things were made by them
     * @param serverErrors how many were answered with 5xx
     */
    record Outcome(int attacks, int effects, int serverErrors) {}
}
