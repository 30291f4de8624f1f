package dev.slipway.sandbox.fault;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Names of calls to a system whose operations are methods and paths: what stands for one thing among many (an owner, a
 * job, a number) becomes a placeholder. The caller is told by the {@code User-Agent}.
 */
public final class PathCalls implements CallNaming {

    private static final List<Rewrite> GITHUB = List.of(
            rewrite("^/api/v3", ""),
            rewrite("/contents/.+$", "/contents/{path}"),
            rewrite("^/[^/]+/[^/]+\\.git/(.*)$", "/{owner}/{repo}.git/$1"),
            rewrite("/repos/[^/]+/[^/]+", "/repos/{owner}/{repo}"),
            rewrite("^/orgs/[^/]+", "/orgs/{org}"),
            rewrite("/teams/[^/]+", "/teams/{team}"),
            rewrite("/branches/[^/]+", "/branches/{branch}"),
            rewrite("/git/(refs?|matching-refs)/.+$", "/git/$1/{ref}"),
            rewrite("/(statuses|commits|trees|blobs)/[^/]+", "/$1/{sha}"),
            rewrite("/compare/[^/]+", "/compare/{range}"),
            rewrite("/(collaborators|users|members|memberships)/[^/]+", "/$1/{login}"),
            rewrite("/team_slug/[^/]+", "/team_slug/{team}"),
            rewrite("/\\d+(?=/|$)", "/{id}"));

    private static final List<Rewrite> JENKINS = List.of(
            rewrite("/job/[^/]+", "/job/{job}"),
            rewrite("/credential/[^/]+", "/credential/{credential}"),
            rewrite("/\\d+(?=/|$)", "/{id}"));

    /** What proofs call themselves, so that their own questions meet no fault that is meant for the portal. */
    public static final String PROOF = "slipway-proof";

    /** What programs call themselves, by the beginning of their {@code User-Agent}. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "git/",
            "git",
            "Mozilla/",
            "browser",
            "Jenkins",
            "jenkins",
            "curl/",
            "curl",
            "GitHub-Hookshot",
            "github",
            PROOF,
            "proof");

    private final String system;
    private final List<Rewrite> rewrites;

    private PathCalls(String system, List<Rewrite> rewrites) {
        this.system = system;
        this.rewrites = rewrites;
    }

    /** Names GitHub's calls: REST below {@code /api/v3}, and git over HTTP. */
    public static PathCalls github() {
        return new PathCalls("github", GITHUB);
    }

    /** Names Jenkins's calls. */
    public static PathCalls jenkins() {
        return new PathCalls("jenkins", JENKINS);
    }

    @Override
    public Mono<Call> name(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        for (Rewrite rewrite : this.rewrites) {
            path = rewrite.pattern().matcher(path).replaceAll(rewrite.replacement());
        }
        String caller = caller(request.getHeaders().getFirst("User-Agent"));
        return Mono.just(Call.ofHttp(this.system, request.getMethod().name(), path, caller));
    }

    private static String caller(@Nullable String program) {
        if (program == null) {
            return Call.PORTAL;
        }
        return PROGRAMS.entrySet().stream()
                .filter((entry) -> program.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Call.PORTAL);
    }

    private static Rewrite rewrite(String pattern, String replacement) {
        return new Rewrite(Pattern.compile(pattern), replacement);
    }

    private record Rewrite(Pattern pattern, String replacement) {}
}
