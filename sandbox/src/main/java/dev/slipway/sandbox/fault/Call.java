package dev.slipway.sandbox.fault;

import java.util.Set;

/**
 * One call to an outside system, named so that the same call of another app has the same name.
 *
 * @param system {@code github}, {@code jenkins} or {@code aws}
 * @param name method and path with placeholders ({@code POST /orgs/{org}/repos}), or service and operation
 *     ({@code ecs:CreateService})
 * @param caller who calls: {@code portal}, or another program by its name
 * @param reads whether the call changes nothing
 */
public record Call(String system, String name, String caller, boolean reads) {

    /** The caller that rules mean when they name none. */
    public static final String PORTAL = "portal";

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    static Call ofHttp(String system, String method, String path, String caller) {
        return new Call(system, method + " " + path, caller, READING_METHODS.contains(method));
    }
}
