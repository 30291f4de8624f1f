package dev.slipway.sandbox.proof;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** A create, ordered by the page's form and followed until it ends. */
final class Creation {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final WebSession session;
    private final Consumer<String> progress;
    private final Map<String, String> states = new LinkedHashMap<>();

    Creation(WebSession session, Consumer<String> progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Fills in the form, clicks <i>Create app</i>, and returns the run's id. */
    String order(String name, Map<String, String> parameters) {
        WebSession.Page page = this.session.open("/apps/new");
        Element form = page.document().selectFirst("form[method=post][action$=/apps]");
        if (form == null) {
            throw new ProofFailed(
                    "The page New app has no form: " + page.document().text());
        }
        Map<String, String> answers = new LinkedHashMap<>(Map.of("name", name));
        parameters.forEach((parameter, answer) -> answers.put("parameters.km-app." + parameter, answer));
        WebSession.Page run = this.session.submit(form, answers);
        String path = run.address().getPath();
        Expect.that(
                run.status() == 200 && path.startsWith("/runs/"),
                "Create app leads to the run's page",
                path + " " + run.document().select(".error, .message").text());
        return path.substring("/runs/".length());
    }

    /** Waits until a step has a link, and returns it: links appear as soon as what they name exists. */
    URI link(String run, String step) {
        return Expect.within(PATIENCE, "the link of step " + step, () -> {
            JsonNode now = look(run);
            for (JsonNode one : now.path("steps")) {
                if (one.path("id").asString("").equals(step) && one.hasNonNull("link")) {
                    return Optional.of(URI.create(one.path("link").asString("")));
                }
            }
            return Optional.empty();
        });
    }

    /** Waits until the run has succeeded, and returns it. */
    JsonNode finish(String run) {
        return Expect.within(
                PATIENCE,
                "the create succeeds",
                () -> Optional.of(look(run))
                        .filter((now) -> now.path("state").asString("").equals("succeeded")));
    }

    /** Returns how long each step of a run took, in seconds. */
    static Map<String, Double> seconds(JsonNode run) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (JsonNode step : run.path("steps")) {
            if (step.hasNonNull("startedAt") && step.hasNonNull("endedAt")) {
                Duration duration = Duration.between(
                        Instant.parse(step.path("startedAt").asString("")),
                        Instant.parse(step.path("endedAt").asString("")));
                seconds.put(step.path("id").asString(""), duration.toMillis() / 1000.0);
            }
        }
        return seconds;
    }

    private JsonNode look(String run) {
        JsonNode now = JsonClient.JSON.readTree(this.session.read("/api/v1/runs/" + run));
        for (JsonNode step : now.path("steps")) {
            String id = step.path("id").asString("");
            String state = step.path("state").asString("");
            if (!state.equals(this.states.put(id, state)) && !state.equals("waiting")) {
                this.progress.accept("  %-18s %-8s %s".formatted(id, state, words(step)));
            }
        }
        if (now.path("state").asString("").equals("failed")) {
            throw new ProofFailed("The create failed: " + now.path("failure").asString(""));
        }
        return now;
    }

    private static String words(JsonNode step) {
        return step.path("summary").asString("") + step.path("error").asString("");
    }
}
