package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.SessionCredentials.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Who signed a request.
 *
 * @param accessKey the access key
 * @param session the STS session behind the key; null for a person's or the account's own key
 */
public record Caller(String accessKey, @Nullable Session session) {

    /** The access key (and its own secret) that the sandbox knows from the start. */
    public static final String ACCOUNT_KEY = "sandbox";

    /** The access key (and its own secret) of the portal, so that its calls can be told from others; DynamoDB Local takes letters and digits. */
    public static final String PORTAL_KEY = "sandboxportal";

    /** The access key of the sandbox's services where they use each other. */
    public static final String OWN_KEY = "sandboxitself";

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Returns who signed a request that came through the front door. */
    public static Caller of(ServerRequest request) {
        return (Caller) request.attribute(ATTRIBUTE).orElseGet(() -> new Caller(ACCOUNT_KEY, null));
    }

    static boolean isKnown(String key) {
        return key.equals(ACCOUNT_KEY) || key.equals(PORTAL_KEY) || key.equals(OWN_KEY);
    }

    void remember(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
    }

    /** Returns the caller's ARN, as messages and CloudTrail spell it. */
    public String arn() {
        if (this.session == null) {
            return "arn:aws:iam::%s:user/%s".formatted(Arns.ACCOUNT, this.accessKey);
        }
        String role = this.session.role();
        return "arn:aws:sts::%s:assumed-role/%s/%s"
                .formatted(Arns.ACCOUNT, role.substring(role.lastIndexOf('/') + 1), this.session.name());
    }

    /** Returns the session policy that narrows this caller's rights; null for none. */
    public @Nullable SessionPolicy policy() {
        return this.session == null ? null : this.session.policy();
    }
}
