package dev.slipway.portal.source.github;

import dev.slipway.portal.OutsideFault;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.HttpException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns what github-api and JGit throw into what the engine understands. */
final class GitHubFaults {

    private static final String GITHUB = "GitHub";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GitHubFaults() {}

    /** Says whether GitHub answered with a status. */
    static boolean hasStatus(Throwable fault, int status) {
        return (fault instanceof HttpException http && http.getResponseCode() == status)
                || (status == 404 && fault instanceof GHFileNotFoundException);
    }

    /** Translates; what is none of the libraries' stays as it is. */
    static Throwable translate(Throwable thrown, String what) {
        Throwable fault = (thrown instanceof GHException && thrown.getCause() != null) ? thrown.getCause() : thrown;
        LimitReached limit = limitIn(fault);
        if (limit != null) {
            String message = String.valueOf(limit.getMessage());
            return limit.isByOurselves()
                    ? OutsideFault.notAllowedYet(GITHUB, message, limit.retryAfter())
                    : OutsideFault.passing(GITHUB, message, limit.retryAfter(), fault);
        }
        if (fault instanceof TimeoutException) {
            return OutsideFault.passing(
                    GITHUB, "GitHub did not answer in time when asked to " + what + ".", null, fault);
        }
        if (fault instanceof BulkheadFullException) {
            return OutsideFault.passing(
                    GITHUB, "Too many calls to GitHub are under way.", Duration.ofSeconds(1), fault);
        }
        if (fault instanceof GHFileNotFoundException) {
            return OutsideFault.lasting(
                    GITHUB,
                    "GitHub could not %s: it is not there, or the App may not see it. Check that the App is installed on all repositories of the organisation."
                            .formatted(what),
                    fault);
        }
        if (fault instanceof HttpException http && http.getResponseCode() > 0) {
            return ofStatus(http, what);
        }
        if (fault instanceof IOException || fault instanceof TransportException || fault instanceof GitAPIException) {
            return OutsideFault.passing(
                    GITHUB, "GitHub could not %s: the connection failed.".formatted(what), null, fault);
        }
        return fault;
    }

    /** Returns GitHub's own words: the message and those of its errors. */
    static String wordsOf(@Nullable Throwable fault) {
        String body = (fault != null && fault.getMessage() != null) ? fault.getMessage() : "";
        try {
            JsonNode json = JSON.readTree(body);
            List<String> words = new ArrayList<>(List.of(json.path("message").asString("")));
            json.path("errors")
                    .forEach((error) -> words.add(
                            error.isString()
                                    ? error.asString("")
                                    : error.path("message")
                                            .asString(error.path("code").asString(""))));
            words.removeIf(String::isEmpty);
            return String.join(": ", words);
        } catch (JacksonException ex) {
            // Not JSON, so some proxy's page: nothing worth showing.
            return "";
        }
    }

    /** github-api wraps what its limit handlers throw into an exception of the status. */
    private static @Nullable LimitReached limitIn(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitReached limit) {
                return limit;
            }
        }
        return null;
    }

    private static OutsideFault ofStatus(HttpException http, String what) {
        int status = http.getResponseCode();
        String words = wordsOf(http);
        String said = "GitHub could not %s (status %d%s).".formatted(what, status, words.isEmpty() ? "" : ": " + words);
        boolean passing = status >= 500 || status == 429 || status == 409 || status == 408;
        if (passing) {
            return OutsideFault.passing(GITHUB, said, null, http);
        }
        return OutsideFault.lasting(GITHUB, said + hint(status), http);
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> " Check slipway.github.app-id and the private key of the App.";
            case 403 -> " Check the permissions of the GitHub App.";
            default -> "";
        };
    }
}
