package dev.slipway.sandbox.proof.contracts;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the real Jenkins answered, to compare with: all but ids, times, and the words of error pages. */
final class RecordedAnswer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Fields whose values differ from one run to the next; their types are still compared. */
    private static final Set<String> CHANGING = Set.of(
            "crumb",
            "id",
            "queueId",
            "timestamp",
            "inQueueSince",
            "why",
            "duration",
            "estimatedDuration",
            "SHA1",
            "startTimeMillis",
            "endTimeMillis",
            "durationMillis",
            "queueDurationMillis",
            "executorUtilization",
            "waitingDurationMillis",
            "waitingTimeMillis",
            "executingTimeMillis",
            "buildingDurationMillis",
            "buildableTimeMillis",
            "subTaskCount",
            "healthReport",
            "nodeId");

    /** Fields that say how far a build has come, which a recording catches at its own moment. */
    private static final Set<String> MOVING = Set.of(
            "building",
            "inProgress",
            "executor",
            "color",
            "lastCompletedBuild",
            "lastUnstableBuild",
            "lastSuccessfulBuild",
            "lastUnsuccessfulBuild",
            "lastFailedBuild",
            "lastStableBuild");

    private final JsonNode recorded;
    private final UnaryOperator<String> words;

    /**
     * @param recorded the recorded response
     * @param words turns recorded addresses into those of now
     */
    RecordedAnswer(JsonNode recorded, UnaryOperator<String> words) {
        this.recorded = recorded;
        this.words = words;
    }

    List<String> differences(String name, HttpResponse<String> answer) {
        List<String> differences = new ArrayList<>();
        if (answer.statusCode() != this.recorded.path("status").asInt(0)) {
            differences.add(
                    "%s: status %d, recorded %s".formatted(name, answer.statusCode(), this.recorded.path("status")));
        }
        for (String header : this.recorded.path("headers").propertyNames()) {
            header(name, header, answer, differences);
        }
        body(name, this.recorded.path("body").asString(""), answer, differences);
        return differences;
    }

    private void header(String name, String header, HttpResponse<String> answer, List<String> differences) {
        String wanted =
                this.words.apply(this.recorded.path("headers").path(header).asString(""));
        String given = answer.headers().firstValue(header).orElse("none");
        boolean same = header.equals("x-text-size")
                ? given.matches("\\d+")
                : plain(given).equals(plain(wanted));
        if (!same) {
            differences.add("%s: header %s is '%s', recorded '%s'".formatted(name, header, given, wanted));
        }
    }

    private static String plain(String header) {
        return header.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private void body(String name, String recordedBody, HttpResponse<String> answer, List<String> differences) {
        if (recordedBody.startsWith("{")) {
            compare(name, JSON.readTree(this.words.apply(recordedBody)), JSON.readTree(answer.body()), differences);
        } else if (recordedBody.startsWith("<")) {
            if (!this.words.apply(recordedBody).equals(answer.body())) {
                differences.add("%s: XML differs: %s".formatted(name, answer.body()));
            }
        } else if (recordedBody.contains("[Pipeline]")) {
            compareLogs(name, recordedBody, answer.body(), differences);
        } else if (recordedBody.contains("validat")) {
            if (!recordedBody.equals(answer.body())) {
                differences.add("%s: text differs: %s".formatted(name, answer.body()));
            }
        }
    }

    /** Compares the lines of the flow; what git and the scan say in between is their own. */
    private static void compareLogs(String name, String recorded, String given, List<String> differences) {
        List<String> wanted = flow(recorded);
        if (!flow(given).equals(wanted)) {
            differences.add("%s: flow of the log is %s, recorded %s".formatted(name, flow(given), wanted));
        }
    }

    private static List<String> flow(String log) {
        return log.replaceAll("\u001b\\[8mha:.*?\u001b\\[0m", "")
                .lines()
                .map(String::strip)
                .filter((line) -> line.startsWith("[Pipeline]") || line.startsWith("Finished"))
                .toList();
    }

    private void compare(String at, JsonNode wanted, JsonNode given, List<String> differences) {
        String field = at.substring(at.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
        if (MOVING.contains(field)) {
            return;
        }
        if (wanted.isObject() && given.isObject()) {
            Set<String> names = new TreeSet<>(wanted.propertyNames());
            if (!names.equals(new TreeSet<>(given.propertyNames()))) {
                differences.add(
                        "%s: fields %s, recorded %s".formatted(at, new TreeSet<>(given.propertyNames()), names));
            }
            names.stream()
                    .filter(given::has)
                    .forEach((name) -> compare(at + "." + name, wanted.path(name), given.path(name), differences));
        } else if (wanted.isArray() && given.isArray()) {
            if (wanted.size() != given.size()) {
                differences.add("%s: %d elements, recorded %d: %s, recorded %s"
                        .formatted(at, given.size(), wanted.size(), given, wanted));
            }
            for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
                compare(at + "[" + i + "]", wanted.get(i), given.get(i), differences);
            }
        } else if (CHANGING.contains(field)) {
            if (wanted.getNodeType() != given.getNodeType()) {
                differences.add("%s: type %s, recorded %s".formatted(at, given.getNodeType(), wanted.getNodeType()));
            }
        } else if (!wanted.equals(given)
                && !(wanted.isNumber() && given.isNumber() && wanted.asDouble() == given.asDouble())) {
            differences.add("%s: %s, recorded %s".formatted(at, given, wanted));
        }
    }
}
