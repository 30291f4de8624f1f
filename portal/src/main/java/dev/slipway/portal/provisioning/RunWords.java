package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.StateLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words and shapes how far a run has come. */
final class RunWords {

    private static final int LINE = 14;

    private RunWords() {}

    static String title(Run run) {
        return run.kind().doing() + " " + run.app();
    }

    /** Returns where the run is, in one sentence. */
    static String sentence(Run run) {
        long done = done(run);
        int total = run.plan().steps().size();
        return switch (run.state()) {
            case QUEUED -> "%s: waiting for its turn".formatted(title(run));
            case RUNNING -> "%s: %d of %d steps done%s".formatted(title(run), done, total, now(run));
            case SUCCEEDED ->
                "%s %s: all %d steps are done".formatted(run.kind().done(), run.app(), total);
            case FAILED -> "%s stopped: %d of %d steps are done".formatted(title(run), done, total);
            case CANCELLED -> "%s was cancelled: %d of %d steps are done".formatted(title(run), done, total);
        };
    }

    static long done(Run run) {
        return run.steps().stream()
                .filter((step) -> step.state() == StepState.State.DONE)
                .count();
    }

    static StateLabel label(RunState state) {
        return switch (state) {
            case QUEUED -> StateLabel.waiting("queued");
            case RUNNING -> StateLabel.running("running");
            case SUCCEEDED -> StateLabel.done("done");
            case FAILED -> StateLabel.failed("failed");
            case CANCELLED -> StateLabel.held("cancelled");
        };
    }

    static StateLabel label(StepState step) {
        return switch (step.state()) {
            case WAITING -> StateLabel.waiting("waiting");
            case RUNNING -> StateLabel.running(step.error() == null ? "running" : "trying again");
            case DONE -> StateLabel.done("done");
            case FAILED -> StateLabel.failed("failed");
        };
    }

    /** Returns the outline of a state's shape, 12 units wide. */
    static String mark(StepState.State state) {
        return switch (state) {
            case WAITING -> "M6 1.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 1 0 0-9";
            case RUNNING -> "M2.500 1.500 10 6l-7.500 4.500z";
            case DONE -> "M1 6.500 4.500 10 11 2.500";
            case FAILED -> "m1.500 1.500 9 9m0-9-9 9";
        };
    }

    /** Breaks a title into short lines. */
    static List<String> wrap(String title) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : title.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String now(Run run) {
        String titles = run.plan().steps().stream()
                .filter((step) -> run.step(step.id()).state() == StepState.State.RUNNING)
                .map((step) -> step.title().substring(0, 1).toLowerCase(Locale.ROOT)
                        + step.title().substring(1))
                .collect(Collectors.joining(" · "));
        return titles.isEmpty() ? "" : ", now: " + titles;
    }
}
