package dev.slipway.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bad days that everybody knows, one click each. */
public enum FaultPreset {
    /** GitHub's secondary limit is reached: what creates content is refused for a while. */
    GITHUB_RATE_LIMIT(
            "GitHub rate limit",
            "For 30 s GitHub refuses what creates content, with 403 and Retry-After.",
            List.of(limited("POST *"), limited("PUT *"), limited("PATCH *"))),
    /** AWS throttles what a create calls most. */
    AWS_THROTTLES(
            "AWS throttles",
            "For 20 s ECS, ECR and CloudFormation refuse the portal's calls with ThrottlingException.",
            List.of(throttled("ecs:*"), throttled("ecr:*"), throttled("cloudformation:*"))),
    /** Jenkins restarts: 503 until it is back. */
    JENKINS_RESTARTS(
            "Jenkins restarts",
            "For 30 s Jenkins answers 503 to everybody.",
            List.of(new FaultRule("jenkins", "*", "*", Fault.STATUS, 0, 503, Map.of("Retry-After", "5"), 0, 0, 30))),
    /** The network is slow for a minute. */
    SLOW_NETWORK(
            "Slow network",
            "For a minute each of the portal's calls takes a second more.",
            List.of(new FaultRule("*", "*", null, Fault.LATENCY, 1_000, 500, null, 0, 0, 60)));

    private final String title;
    private final String description;
    private final List<FaultRule> rules;

    FaultPreset(String title, String description, List<FaultRule> rules) {
        this.title = title;
        this.description = description;
        this.rules = rules;
    }

    /** Returns the word that addresses use, such as {@code github-rate-limit}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name that people read. */
    public String title() {
        return this.title;
    }

    /** Returns what happens, in one sentence. */
    public String description() {
        return this.description;
    }

    /** Returns the rules to be set. */
    public List<FaultRule> rules() {
        return this.rules;
    }

    private static FaultRule limited(String call) {
        return FaultRule.refusing("github", call, 403, Map.of("Retry-After", "5", "X-RateLimit-Remaining", "4000"))
                .forSeconds(30);
    }

    private static FaultRule throttled(String call) {
        return FaultRule.refusing("aws", call, 400, Map.of()).forSeconds(20);
    }
}
