package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.Nullable;

/**
 * A folder, a pipeline, a multibranch project or one of its branches.
 *
 * @param fullName path of names, joined by slashes; a slash within a branch's name stands as {@code %2F}
 * @param kind what it is
 * @param config its configuration as XML, as it was given
 * @param head for a branch: what it builds; else null
 * @param scheduled for a branch: the commit that was last put into the queue; else null
 * @param nextBuild number of the next build
 * @param gone for a branch: whether the source has it no longer
 */
record Item(
        String fullName,
        Kind kind,
        String config,
        @Nullable Head head,
        @Nullable String scheduled,
        int nextBuild,
        boolean gone) {

    /** What an item is. */
    enum Kind {
        FOLDER("com.cloudbees.hudson.plugins.folder.Folder", "com.cloudbees.hudson.plugins.folder.Folder"),
        PIPELINE("flow-definition", "org.jenkinsci.plugins.workflow.job.WorkflowJob"),
        MULTIBRANCH(
                "org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject",
                "org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject"),
        BRANCH("flow-definition", "org.jenkinsci.plugins.workflow.job.WorkflowJob");

        private final String element;
        private final String className;

        Kind(String element, String className) {
            this.element = element;
            this.className = className;
        }

        String element() {
            return this.element;
        }

        String className() {
            return this.className;
        }
    }

    static Item create(String fullName, Kind kind, String config) {
        return new Item(fullName, kind, config, null, null, 1, false);
    }

    static Item branch(String project, Head head) {
        return new Item(project + "/" + head.jobName(), Kind.BRANCH, "<flow-definition/>", head, null, 1, false);
    }

    String name() {
        return this.fullName.substring(this.fullName.lastIndexOf('/') + 1);
    }

    String parent() {
        return this.fullName.contains("/") ? this.fullName.substring(0, this.fullName.lastIndexOf('/')) : "";
    }

    String displayName() {
        return name().replace("%2F", "/");
    }

    String fullDisplayName() {
        return this.fullName.replace("/", " » ").replace("%2F", "/");
    }

    /** Returns the path of its page, from the root on. */
    String path() {
        StringBuilder path = new StringBuilder("/");
        for (String segment : this.fullName.split("/")) {
            path.append("job/").append(Urls.segment(segment)).append('/');
        }
        return path.toString();
    }

    boolean holdsItems() {
        return this.kind == Kind.FOLDER || this.kind == Kind.MULTIBRANCH;
    }

    Item withConfig(String other) {
        return new Item(this.fullName, this.kind, other, this.head, this.scheduled, this.nextBuild, this.gone);
    }

    Item withName(String other) {
        return new Item(other, this.kind, this.config, this.head, this.scheduled, this.nextBuild, this.gone);
    }

    Item withHead(Head other) {
        return new Item(this.fullName, this.kind, this.config, other, this.scheduled, this.nextBuild, false);
    }

    Item withScheduled(String commit) {
        return new Item(this.fullName, this.kind, this.config, this.head, commit, this.nextBuild, this.gone);
    }

    Item withNextBuild(int number) {
        return new Item(this.fullName, this.kind, this.config, this.head, this.scheduled, number, this.gone);
    }

    Item withGone() {
        return new Item(this.fullName, this.kind, this.config, this.head, this.scheduled, this.nextBuild, true);
    }
}
