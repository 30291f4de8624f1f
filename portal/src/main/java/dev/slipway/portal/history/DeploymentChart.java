package dev.slipway.portal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The deployments of a page on a line of time, a lane for each environment, a shape for each outcome. Each leads to its
 * row of the table, which holds the same for those who do not see the drawing.
 *
 * @param height height of the drawing
 * @param lanes the environments
 * @param marks the deployments
 * @param from the left end
 * @param to the right end
 */
record DeploymentChart(int height, List<Lane> lanes, List<Mark> marks, String from, String to) {

    private static final int LEFT = 72;
    private static final int WIDTH = 912;
    private static final int LANE = 32;

    /** Returns the drawing; none where there are too few to draw. */
    static List<DeploymentChart> of(List<RecordedDeployment> deployments, List<DeploymentRow> rows) {
        if (deployments.size() < 2) {
            return List.of();
        }
        List<String> environments = deployments.stream()
                .map(RecordedDeployment::environment)
                .distinct()
                .sorted()
                .toList();
        Instant first = deployments.stream()
                .map(RecordedDeployment::startedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = deployments.stream()
                .map(RecordedDeployment::startedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        double span = Math.max(1, Duration.between(first, last).toSeconds());
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < deployments.size(); at++) {
            RecordedDeployment each = deployments.get(at);
            DeploymentRow row = rows.get(at);
            double x = LEFT
                    + 16
                    + WIDTH * Duration.between(first, each.startedAt()).toSeconds() / span;
            marks.add(new Mark(
                    row.id(),
                    String.format(Locale.ROOT, "%.1f", x - 6),
                    lane(environments.indexOf(each.environment())) - 6,
                    row.state().look(),
                    shape(row.state().look()),
                    "%s %s in %s, %s"
                            .formatted(
                                    each.app(),
                                    row.state().word(),
                                    each.environment(),
                                    row.when().exact())));
        }
        List<Lane> lanes = environments.stream()
                .map((name) -> new Lane(name, lane(environments.indexOf(name))))
                .toList();
        return List.of(new DeploymentChart(
                environments.size() * LANE,
                lanes,
                marks,
                rows.get(deployments.size() - 1).when().exact(),
                rows.get(0).when().exact()));
    }

    private static int lane(int place) {
        return place * LANE + LANE / 2;
    }

    /** The shapes of the states, 12 units wide, as in the style sheet. */
    private static String shape(String look) {
        return switch (look) {
            case "done" -> "M1 6.500 4.500 10 11 2.500";
            case "failed" -> "m1.500 1.500 9 9m0-9-9 9";
            case "held" -> "M3.200 1v10M8.800 1v10";
            default -> "M2 .500 11 6 2 11.500z";
        };
    }

    /**
     * An environment.
     *
     * @param name its name
     * @param y its line
     */
    record Lane(String name, int y) {

        /** Returns the base line of its name. */
        int text() {
            return this.y + 4;
        }
    }

    /**
     * A deployment.
     *
     * @param id id of its row
     * @param x left edge
     * @param y upper edge
     * @param look look of its state
     * @param shape outline of its state
     * @param words what it is
     */
    record Mark(String id, String x, int y, String look, String shape, String words) {}
}
