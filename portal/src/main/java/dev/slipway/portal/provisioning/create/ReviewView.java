package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.provisioning.PlannedStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A review as its page shows it.
 *
 * @param name the app's name as it was given
 * @param address the form with everything that was filled in
 * @param fields what was filled in, to be sent on
 * @param problems what breaks a rule; then nothing else is known
 * @param conflicts what is in the way
 * @param steps what the run would do, in order
 * @param files the first commit
 * @param jobs the definitions that the build server would get
 * @param resources what AWS would get
 */
record ReviewView(
        String name,
        String address,
        List<Text> fields,
        List<String> problems,
        List<ReviewAnswer.ConflictAnswer> conflicts,
        List<StepRow> steps,
        List<FileRow> files,
        List<Text> jobs,
        List<ResourceRow> resources) {

    /** Returns the page of a form that breaks a rule. */
    static ReviewView of(NewAppForm form, InvalidInput broken) {
        List<String> problems = broken.all().stream()
                .map(each -> "%s: %s".formatted(each.field(), each.getMessage()))
                .toList();
        return new ReviewView(
                form.value("name"),
                form.address(),
                fields(form),
                problems,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns the page of an order that breaks none. */
    static ReviewView of(NewAppForm form, Review review) {
        ReviewAnswer answer = ReviewAnswer.of(review);
        return new ReviewView(
                answer.name(),
                form.address(),
                fields(form),
                List.of(),
                answer.conflicts(),
                answer.steps().stream().map(step -> row(step, answer.steps())).toList(),
                answer.files().stream().map(ReviewView::row).toList(),
                texts(answer.jobs()),
                answer.resources().stream()
                        .map(resource -> new ResourceRow(resource.type(), resource.name(), texts(resource.tags())))
                        .toList());
    }

    /** Returns whether an app can be created from it now. */
    boolean ready() {
        return this.problems.isEmpty() && this.conflicts.isEmpty();
    }

    int fileCount() {
        return this.files.size();
    }

    private static StepRow row(PlannedStep step, List<PlannedStep> all) {
        String after = all.stream()
                .filter(other -> step.after().contains(other.id()))
                .map(PlannedStep::title)
                .collect(Collectors.joining(", "));
        return new StepRow(step.title(), after);
    }

    private static FileRow row(ReviewAnswer.FileAnswer file) {
        String text = file.text();
        boolean binary = text == null;
        return new FileRow(file.path(), file.size(), file.executable(), binary, (text != null) ? text : "");
    }

    private static List<Text> fields(NewAppForm form) {
        return texts(form.fields());
    }

    private static List<Text> texts(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(each -> new Text(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * A text with a name.
     *
     * @param name its name
     * @param value the text
     */
    record Text(String name, String value) {}

    /**
     * A step.
     *
     * @param title what it does
     * @param after titles of the steps it waits for; empty where it waits for none
     */
    record StepRow(String title, String after) {}

    /**
     * A file.
     *
     * @param path its path
     * @param size its size in bytes
     * @param executable whether it may be run
     * @param binary whether it is no text
     * @param text its content
     */
    record FileRow(String path, int size, boolean executable, boolean binary, String text) {}

    /**
     * A thing in AWS.
     *
     * @param type what it is
     * @param name its name
     * @param tags its tags
     */
    record ResourceRow(String type, String name, List<Text> tags) {}
}
