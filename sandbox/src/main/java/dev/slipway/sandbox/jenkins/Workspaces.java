package dev.slipway.sandbox.jenkins;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The folders that builds work in: one a job, with a second one ({@code @2}) while the first is in use. */
final class Workspaces {

    private final Path folder;
    private final Set<Path> used = new HashSet<>();

    Workspaces(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Takes a folder for a build of a job, named as Jenkins names it: a branch's by its whole path. */
    synchronized Path take(Item job) {
        String name = job.kind() == Item.Kind.BRANCH
                ? job.fullName().replace('/', '_').replaceAll("[^\\w.-]", "-")
                : job.fullName();
        Path workspace = this.folder.resolve(name);
        for (int number = 2; !this.used.add(workspace); number++) {
            workspace = this.folder.resolve(name + "@" + number);
        }
        return workspace;
    }

    synchronized void giveBack(Path workspace) {
        this.used.remove(workspace);
    }
}
