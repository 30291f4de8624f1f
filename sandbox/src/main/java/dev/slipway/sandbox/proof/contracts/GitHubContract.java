package dev.slipway.sandbox.proof.contracts;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/** GitHub's own description of its REST API, and what is to be known when something is held against it. */
final class GitHubContract {

    /** Calls that the description does not have, or that the validator cannot follow, with the reason. */
    private static final Map<String, String> NOT_HELD_AGAINST = Map.of(
            "\\w+ /repositories/\\d+.*", "GitHub answers by number too, and github-api asks so; it is not described",
            "GET /meta", "not in this part of the description",
            "GET /?", "not in this part of the description",
            "GET /repos/[^/]+/[^/]+/git/refs/.+", "an older form of git/ref, which github-api still uses",
            "PUT /organizations/\\d+/team/\\d+/repos/.+", "GitHub's teams by number, which github-api uses",
            "GET /user", "its schema is one of two, which the validator cannot tell apart",
            "GET /repos/[^/]+/[^/]+/contents/.*", "its schema is one of four, which the validator cannot tell apart");

    /** A commit's author is null when nobody has that mail address; the validator takes no null for one of two. */
    private static final Pattern NOBODY = Pattern.compile("\\[Path '(/commit)?/(author|committer)'].*");

    /** What stands behind these names is one parameter, whatever slashes it holds. */
    private static final Pattern ONE_PARAMETER =
            Pattern.compile("(/repos/[^/]+/[^/]+/(?:contents|git/refs?|git/matching-refs)/)(.+)");

    private final OpenApiInteractionValidator validator;

    /** @param description the OpenAPI document */
    GitHubContract(Path description) {
        this.validator = OpenApiInteractionValidator.createFor(
                        description.toUri().toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.body.schema.additionalProperties", Level.IGNORE)
                        .withLevel("validation.response.body.schema.additionalProperties", Level.IGNORE)
                        .build())
                .build();
    }

    /** Returns whether the description has the call at all. */
    boolean describes(Exchange exchange) {
        String call = exchange.method() + " " + exchange.address().getRawPath();
        return NOT_HELD_AGAINST.keySet().stream().noneMatch(call::matches);
    }

    /** Returns what is not as described, in the request and in the answer. */
    List<String> differences(Exchange exchange) {
        if (!describes(exchange)) {
            return List.of();
        }
        ValidationReport report = this.validator.validate(request(exchange), response(exchange));
        return report.getMessages().stream()
                .filter((message) -> message.getLevel() == Level.ERROR)
                // A request that is refused for its fields is allowed to have wrong ones.
                .filter((message) ->
                        exchange.status() < 400 || !message.getKey().startsWith("validation.request"))
                .filter((message) -> !NOBODY.matcher(message.getMessage()).matches())
                .map((message) -> "%s: %s (%s)".formatted(exchange, message.getMessage(), message.getKey()))
                .toList();
    }

    private static SimpleRequest request(Exchange exchange) {
        String path = ONE_PARAMETER.matcher(exchange.address().getRawPath()).replaceAll(GitHubContract::encoded);
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), path);
        // GitHub takes its own media types everywhere, the description names the plain one only.
        exchange.requestHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Accept")) {
                request.withHeader(name, value);
            }
        });
        UriComponentsBuilder.fromUri(exchange.address())
                .build()
                .getQueryParams()
                .forEach((name, values) -> request.withQueryParam(name, values));
        if (!exchange.requestBody().isEmpty()) {
            request.withBody(exchange.requestBody()).withContentType("application/json");
        }
        return request.build();
    }

    private static SimpleResponse response(Exchange exchange) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(exchange.status());
        if (!exchange.body().isEmpty()) {
            response.withBody(exchange.body()).withContentType("application/json");
        }
        return response.build();
    }

    private static String encoded(MatchResult match) {
        return match.group(1) + match.group(2).replace("/", "%2F");
    }
}
