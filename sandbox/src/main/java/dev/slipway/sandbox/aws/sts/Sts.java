package dev.slipway.sandbox.aws.sts;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import dev.slipway.sandbox.aws.SessionCredentials;
import dev.slipway.sandbox.aws.SessionCredentials.Session;
import dev.slipway.sandbox.aws.SessionPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** STS: tells callers who they are and hands out sessions of roles, narrowed by a session policy. */
public final class Sts implements AwsService {

    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43200;
    private static final int LONGEST_POLICY = 2048;

    private final SessionCredentials sessions;
    private final Predicate<String> roles;
    private final QueryProtocol protocol = new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/");

    /**
     * @param sessions the sessions that the front door knows
     * @param roles tells whether a role of this ARN exists
     */
    public Sts(SessionCredentials sessions, Predicate<String> roles) {
        this.sessions = sessions;
        this.roles = roles;
        this.protocol
                .operation("GetCallerIdentity", (fields, caller) -> identity(caller))
                .operation("AssumeRole", (fields, caller) -> assume(QueryInput.of(fields), caller));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("sts");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    private static Map<String, ?> identity(Caller caller) {
        return Map.of("Arn", caller.arn(), "UserId", caller.accessKey(), "Account", Arns.ACCOUNT);
    }

    private Map<String, ?> assume(QueryInput input, Caller caller) {
        String role = input.required("RoleArn");
        String name = checkedName(input.required("RoleSessionName"));
        Duration lifetime = checkedLifetime(input.number("DurationSeconds", 3600));
        SessionPolicy policy = checkedPolicy(input.text("Policy"));
        if (!this.roles.test(role)) {
            throw new AwsError(
                    403,
                    "AccessDenied",
                    "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                            .formatted(caller.arn(), role));
        }
        return answer(this.sessions.issue(role, name, policy, lifetime));
    }

    private static Map<String, ?> answer(Session session) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("AccessKeyId", session.accessKey());
        credentials.put("SecretAccessKey", session.secretKey());
        credentials.put("SessionToken", session.token());
        credentials.put("Expiration", session.expiresAt());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Credentials", credentials);
        answer.put(
                "AssumedRoleUser",
                Map.of(
                        "AssumedRoleId",
                        "AROASANDBOX:" + session.name(),
                        "Arn",
                        new Caller(session.accessKey(), session).arn()));
        return answer;
    }

    private static String checkedName(String name) {
        if (!SESSION_NAME.matcher(name).matches()) {
            throw AwsError.of(
                    "ValidationError",
                    ("1 validation error detected: Value '%s' at 'roleSessionName' failed to satisfy constraint: "
                                    + "Member must satisfy regular expression pattern: [\\w+=,.@-]*")
                            .formatted(name));
        }
        return name;
    }

    private static Duration checkedLifetime(int seconds) {
        if (seconds < SHORTEST || seconds > LONGEST) {
            throw AwsError.of(
                    "ValidationError",
                    ("1 validation error detected: Value '%d' at 'durationSeconds' failed to satisfy constraint: "
                                    + "Member must have value between 900 and 43200")
                            .formatted(seconds));
        }
        return Duration.ofSeconds(seconds);
    }

    private static @Nullable SessionPolicy checkedPolicy(@Nullable String policy) {
        if (policy != null && policy.length() > LONGEST_POLICY) {
            throw AwsError.of(
                    "ValidationError",
                    "1 validation error detected: Value at 'policy' failed to satisfy constraint: "
                            + "Member must have length less than or equal to 2048");
        }
        return (policy != null) ? SessionPolicy.parse(policy) : null;
    }
}
