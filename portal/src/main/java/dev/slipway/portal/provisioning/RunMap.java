package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The plan of a run as a drawing: columns by depth from left to right, a lane for each branch, lines for what waits for
 * what. The path that decided how long the run takes is drawn thicker.
 *
 * @param width width of the drawing
 * @param height height of the drawing
 * @param nodes the steps
 * @param edges the lines
 */
record RunMap(int width, int height, List<Node> nodes, List<Edge> edges) {

    private static final int BOX_WIDTH = 112;
    private static final int BOX_HEIGHT = 64;
    private static final int GAP = 24;

    static RunMap of(Run run) {
        Map<String, Place> places = places(run.plan());
        Set<String> critical = criticalPath(run);
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (PlannedStep step : run.plan().steps()) {
            Place place = place(places, step.id());
            nodes.add(node(step, run.step(step.id()), place));
            for (String before : step.after()) {
                boolean thick = critical.contains(step.id()) && critical.contains(before);
                edges.add(new Edge(thick ? "critical" : "", path(place(places, before), place)));
            }
        }
        int columns = 1 + places.values().stream().mapToInt(Place::column).max().orElse(0);
        int lanes = 1 + places.values().stream().mapToInt(Place::lane).max().orElse(0);
        return new RunMap(columns * (BOX_WIDTH + GAP) - GAP + 2, lanes * (BOX_HEIGHT + GAP) - GAP + 2, nodes, edges);
    }

    /**
     * A step keeps to the lane of the first step it waits for; where that place is taken, it moves down. Its lines run in
     * its lane until they bend, so nothing else may stand there.
     */
    private static Map<String, Place> places(Plan plan) {
        Map<String, Integer> columns = columns(plan);
        Map<String, Place> places = new HashMap<>();
        Set<Place> taken = new HashSet<>();
        for (PlannedStep step : plan.steps()) {
            int column = column(columns, step.id());
            int end = lastOfItsLines(plan, columns, step);
            int lane = step.after().isEmpty()
                    ? 0
                    : place(places, step.after().get(0)).lane();
            List<Place> needed = inLane(lane, column, end);
            while (needed.stream().anyMatch(taken::contains)) {
                lane++;
                needed = inLane(lane, column, end);
            }
            taken.addAll(needed);
            places.put(step.id(), new Place(column, lane));
        }
        return places;
    }

    private static Map<String, Integer> columns(Plan plan) {
        Map<String, Integer> columns = new HashMap<>();
        for (PlannedStep step : plan.steps()) {
            int column = step.after().stream()
                    .mapToInt((before) -> column(columns, before) + 1)
                    .max()
                    .orElse(0);
            columns.put(step.id(), column);
        }
        return columns;
    }

    private static int column(Map<String, Integer> columns, String step) {
        return columns.getOrDefault(step, 0);
    }

    /** Returns the column before the furthest step that waits for this one. */
    private static int lastOfItsLines(Plan plan, Map<String, Integer> columns, PlannedStep step) {
        int own = column(columns, step.id());
        return plan.steps().stream()
                .filter((later) -> later.after().contains(step.id()))
                .mapToInt((later) -> column(columns, later.id()) - 1)
                .reduce(own, Math::max);
    }

    private static List<Place> inLane(int lane, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj((column) -> new Place(column, lane))
                .toList();
    }

    private static Place place(Map<String, Place> places, String step) {
        return places.getOrDefault(step, new Place(0, 0));
    }

    /** Walks back from the step that ended last, each time to the predecessor that was waited for longest. */
    private static Set<String> criticalPath(Run run) {
        Set<String> path = new HashSet<>();
        String step = run.plan().steps().stream()
                .map(PlannedStep::id)
                .reduce("", (last, next) -> endedAt(run, next).isBefore(endedAt(run, last)) ? last : next);
        while (!step.isEmpty() && !endedAt(run, step).equals(Instant.MIN)) {
            path.add(step);
            String now = step;
            step = run.plan().steps().stream()
                    .filter((planned) -> planned.id().equals(now))
                    .flatMap((planned) -> planned.after().stream())
                    .reduce("", (last, next) -> endedAt(run, next).isBefore(endedAt(run, last)) ? last : next);
        }
        return path;
    }

    private static Instant endedAt(Run run, String step) {
        Instant ended = run.step(step).endedAt();
        return ended == null ? Instant.MIN : ended;
    }

    private static Node node(PlannedStep step, StepState state, Place place) {
        List<Line> lines = new ArrayList<>();
        for (String line : RunWords.wrap(step.title())) {
            lines.add(new Line(20 + 14 * lines.size(), line));
        }
        return new Node(
                step.id(),
                place.x(),
                place.y(),
                RunWords.label(state).look(),
                lines,
                RunWords.mark(state.state()),
                note(state));
    }

    private static String note(StepState state) {
        Instant started = state.startedAt();
        Instant ended = state.endedAt();
        return started == null || ended == null
                ? RunWords.label(state).word()
                : TimeWords.lasting(Duration.between(started, ended));
    }

    private static String path(Place from, Place to) {
        int startX = from.x() + BOX_WIDTH;
        int startY = from.y() + BOX_HEIGHT / 2;
        int endX = to.x();
        int endY = to.y() + BOX_HEIGHT / 2;
        int bend = endX - GAP / 2;
        return startY == endY
                ? "M%d %dH%d".formatted(startX, startY, endX)
                : "M%d %dH%dC%d %d %d %d %d %d"
                        .formatted(startX, startY, endX - GAP, bend, startY, bend, endY, endX, endY);
    }

    /**
     * Where a step stands.
     *
     * @param column its depth in the graph
     * @param lane its branch
     */
    private record Place(int column, int lane) {
        int x() {
            return 1 + this.column * (BOX_WIDTH + GAP);
        }

        int y() {
            return 1 + this.lane * (BOX_HEIGHT + GAP);
        }
    }

    /**
     * A step in the drawing.
     *
     * @param id its id
     * @param x left edge
     * @param y upper edge
     * @param look look of its state
     * @param lines its title
     * @param mark shape of its state
     * @param note how long it took, or its state
     */
    record Node(String id, int x, int y, String look, List<Line> lines, String mark, String note) {}

    /**
     * A line of a title.
     *
     * @param y base line
     * @param text words
     */
    record Line(int y, String text) {}

    /**
     * A line between two steps.
     *
     * @param look whether it is on the critical path
     * @param path the line
     */
    record Edge(String look, String path) {}
}
