package dev.slipway.sandbox.github;

import dev.slipway.sandbox.github.access.BadCredentials;
import dev.slipway.sandbox.github.access.Credentials;
import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.SmartHttp;
import dev.slipway.sandbox.github.rule.BranchRules;
import dev.slipway.sandbox.github.rule.HostedPush;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.Links;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Clone, fetch and push over HTTP, with GitHub's rights and refusals. */
final class GitRoutes {

    private final SmartHttp http = new SmartHttp();
    private final Credentials credentials;
    private final GitHubStore store;
    private final BareRepositories git;
    private final BranchRules rules;
    private final Landings landings;

    GitRoutes(Credentials credentials, GitHubStore store, BareRepositories git, BranchRules rules, Landings landings) {
        this.credentials = credentials;
        this.store = store;
        this.git = git;
        this.rules = rules;
        this.landings = landings;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/{owner}/{repo}/info/refs", this::advertise)
                .POST(
                        "/{owner}/{repo}/" + SmartHttp.UPLOAD,
                        (request) -> allowed(
                                request,
                                Need.READ_CONTENTS,
                                (repository, who) -> this.http.send(request, () -> this.git.open(repository.id()))))
                .POST(
                        "/{owner}/{repo}/" + SmartHttp.RECEIVE,
                        (request) -> allowed(
                                request,
                                Need.WRITE_CONTENTS,
                                (repository, who) -> this.http.receive(
                                        request,
                                        () -> this.git.open(repository.id()),
                                        new HostedPush(repository, who, this.rules, this.landings))))
                .build();
    }

    private Mono<ServerResponse> advertise(ServerRequest request) {
        return switch (request.queryParam("service").orElse("")) {
            case SmartHttp.UPLOAD ->
                allowed(
                        request,
                        Need.READ_CONTENTS,
                        (repository, who) -> this.http.offer(request, () -> this.git.open(repository.id())));
            case SmartHttp.RECEIVE ->
                allowed(
                        request,
                        Need.WRITE_CONTENTS,
                        (repository, who) -> this.http.awaitPush(request, () -> this.git.open(repository.id())));
            default ->
                refuse(403, "Please upgrade your git client.\nGitHub.com no longer supports git over dumb-http.");
        };
    }

    private Mono<ServerResponse> allowed(ServerRequest request, Need need, Conversation conversation) {
        Principal who;
        try {
            who = this.credentials.of(request.headers().firstHeader("Authorization"));
        } catch (BadCredentials ex) {
            return challenge("Invalid username or token. Password authentication needs the sandbox's passwords.");
        }
        Optional<HostedRepository> found = find(request).filter(who::canSee);
        if (found.isEmpty()) {
            return who.isKnown() ? refuse(404, "Repository not found.") : challenge("Repository not found.");
        }
        HostedRepository repository = found.get();
        if (!who.may(need, repository)) {
            return who.isKnown()
                    ? refuse(
                            403,
                            "Permission to %s.git denied to %s.".formatted(Links.fullName(repository), who.login()))
                    : challenge("Authentication required.");
        }
        if (need.isWrite() && repository.settings().archived()) {
            return refuse(403, "This repository was archived so it is read-only.");
        }
        return conversation.hold(repository, who);
    }

    private Optional<HostedRepository> find(ServerRequest request) {
        String name = request.pathVariable("repo").replaceFirst("\\.git$", "");
        return request.pathVariable("owner").equalsIgnoreCase(Organisation.LOGIN)
                ? this.store.repository(name)
                : Optional.empty();
    }

    private static Mono<ServerResponse> refuse(int status, String message) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).bodyValue(message + "\n");
    }

    private static Mono<ServerResponse> challenge(String message) {
        return ServerResponse.status(401)
                .header("WWW-Authenticate", "Basic realm=\"GitHub\"")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(message + "\n");
    }

    /** What is answered to somebody who may do it. */
    private interface Conversation {

        Mono<ServerResponse> hold(HostedRepository repository, Principal who);
    }
}
