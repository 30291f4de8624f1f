package dev.slipway.sandbox.aws;

/** The account and region that the sandbox plays, and names made from them. */
public final class Arns {

    /** The account. */
    public static final String ACCOUNT = "123456789012";

    /** The region. */
    public static final String REGION = "eu-central-1";

    private Arns() {}

    /** Returns the ARN of a resource, for example {@code of("ecs", "cluster/test")}. */
    public static String of(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
    }
}
