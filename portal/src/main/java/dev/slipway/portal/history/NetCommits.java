package dev.slipway.portal.history;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.events.DeploymentChanges.Commit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commits over several deployments: what came in and is there in the end, and what was there and is gone. */
final class NetCommits {

    private final Map<String, Commit> commits = new LinkedHashMap<>();
    private final Map<String, Boolean> inAtTheEnd = new HashMap<>();
    private final Map<String, Boolean> inAtFirst = new HashMap<>();

    /** Adds a deployment; the newest comes first. */
    void add(DeploymentChanges older) {
        older.commits().forEach((commit) -> add(commit, true));
        older.left().forEach((commit) -> add(commit, false));
    }

    List<Commit> in() {
        return those(true);
    }

    List<Commit> out() {
        return those(false);
    }

    private void add(Commit commit, boolean in) {
        this.commits.putIfAbsent(commit.id(), commit);
        this.inAtTheEnd.putIfAbsent(commit.id(), in);
        this.inAtFirst.put(commit.id(), in);
    }

    private List<Commit> those(boolean in) {
        return this.commits.values().stream()
                .filter((commit) -> Boolean.valueOf(in).equals(this.inAtTheEnd.get(commit.id()))
                        && Boolean.valueOf(in).equals(this.inAtFirst.get(commit.id())))
                .toList();
    }
}
