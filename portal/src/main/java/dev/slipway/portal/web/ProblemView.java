package dev.slipway.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as its page shows it: what happened, why, and what one can do.
 *
 * @param status status of the answer
 * @param title what happened
 * @param detail why
 * @param advice what one can do, one thing a line
 * @param existing page of what is in the way
 * @param retry whether trying the same again may help
 * @param requestId the id that our log knows the request by
 */
record ProblemView(
        int status,
        String title,
        String detail,
        List<String> advice,
        @Nullable String existing,
        boolean retry,
        String requestId) {

    static ProblemView of(Problem problem, String requestId) {
        return new ProblemView(
                problem.status(),
                problem.title(),
                problem.detail(),
                advice(problem.status()),
                PageAddress.of(problem.existing()),
                problem.status() >= 500,
                requestId);
    }

    private static List<String> advice(int status) {
        return switch (status) {
            case 403 ->
                List.of(
                        "If you should be allowed to do this, ask whom the words above name.",
                        "If you have just been added to a team, sign out and in again: teams are read when you sign in.");
            case 404 ->
                List.of(
                        "Look for a slip in the address.",
                        "Find the app by the beginning of any word of its name, in the field above.",
                        "An app that was decommissioned or whose creation was undone has no page any more.");
            case 409 ->
                List.of("Look at what is in the way.", "If a run is under way there, wait for its end and try again.");
            case 502, 503, 504 ->
                List.of(
                        "Nothing was lost: what Slipway has begun goes on by itself when the system answers again.",
                        "Try again in a minute.");
            default ->
                status >= 500
                        ? List.of(
                                "Try again. If it happens again, tell the people who run Slipway the request’s id below;"
                                        + " their log knows it.")
                        : List.of("Go back, change what the words above name, and try again.");
        };
    }
}
