package dev.slipway.sandbox.proof.contracts.aws;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what must be refused, and looks whether it is: with a documented code, its status, and the parameter named. */
final class RefusalChecks {

    /** What every operation may answer: AWS's pages of common errors, and those of JSON that cannot be read. */
    private static final Set<String> COMMON = Set.of(
            "ValidationError",
            "ValidationException",
            "SerializationException",
            "MalformedInput",
            "InvalidParameterException",
            "InvalidParameterValue",
            "InvalidParameterValueException",
            "InvalidParameter",
            "InvalidArgument",
            "MissingParameter",
            "MissingRequiredParameterException");

    private static final Pattern CODE =
            Pattern.compile("<Code>([^<]+)</Code>|\"__type\"\\s*:\\s*\"(?:[^\"#]*#)?([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PublishedModel model;
    private final WireWriter writer;
    private final List<String> differences = new ArrayList<>();
    private int made;

    RefusalChecks(PublishedModel model, WireWriter writer) {
        this.model = model;
        this.writer = writer;
    }

    /** Sends all bad inputs of an operation. */
    void check(String operation) throws IOException, InterruptedException {
        for (BadInput input : BadInputs.of(this.model, operation)) {
            this.made++;
            try {
                HttpResponse<String> answer = this.client.send(this.writer.request(input), BodyHandlers.ofString());
                fault(input, answer)
                        .ifPresent((fault) ->
                                add(input, "%s (%d %s)".formatted(fault, answer.statusCode(), answer.body())));
            } catch (HttpTimeoutException ex) {
                add(input, "is not answered");
            }
        }
    }

    private void add(BadInput input, String fault) {
        this.differences.add("%s %s: %s".formatted(this.model.signingName(), input, fault));
    }

    int made() {
        return this.made;
    }

    List<String> differences() {
        return this.differences;
    }

    private Optional<String> fault(BadInput input, HttpResponse<String> answer) {
        if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
            return Optional.of("is not refused");
        }
        if (answer.request().method().equals("HEAD")) {
            return Optional.empty();
        }
        Optional<String> code = code(answer);
        if (code.isEmpty()) {
            return Optional.of("is refused without a code");
        }
        if (!COMMON.contains(code.get())
                && !this.model.errors(input.operation()).contains(code.get())) {
            return Optional.of("is refused with a code that nobody documents");
        }
        if (answer.statusCode() != this.model.status(input.operation(), code.get())) {
            return Optional.of("has another status than its code");
        }
        boolean named =
                answer.body().toLowerCase(Locale.ROOT).contains(input.member().toLowerCase(Locale.ROOT));
        return named ? Optional.empty() : Optional.of("is refused without naming " + input.member());
    }

    private static Optional<String> code(HttpResponse<String> answer) {
        Optional<String> header = answer.headers().firstValue("x-amzn-ErrorType");
        if (header.isPresent()) {
            return header.map((value) -> value.replaceAll(":.*", ""));
        }
        Matcher matcher = CODE.matcher(answer.body());
        return matcher.find()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }
}
