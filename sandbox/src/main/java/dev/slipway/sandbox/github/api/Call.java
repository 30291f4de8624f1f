package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;

/** One call of the API: who calls, on what, with which body. */
final class Call {

    private final ServerRequest request;
    private final Principal principal;
    private final JsonNode body;
    private final GitHubStore store;
    private final URI base;

    Call(ServerRequest request, Principal principal, JsonNode body, GitHubStore store, URI base) {
        this.request = request;
        this.principal = principal;
        this.body = body;
        this.store = store;
        this.base = base;
    }

    Principal principal() {
        return this.principal;
    }

    /** Returns who calls, and refuses those who have not said so. */
    Principal known() {
        if (!this.principal.isKnown()) {
            throw ApiError.of(401, "Requires authentication");
        }
        return this.principal;
    }

    /** Refuses those who may not look at the organisation's people and teams. */
    void requireMembers() {
        if (!known().maySeeMembers()) {
            throw ApiError.forbidden("Resource not accessible by integration");
        }
    }

    /**
     * Finds the repository that the path names, by name or by id.
     *
     * @throws ApiError 404 when it does not exist or the caller may not know that it does, 403 when he may not do this
     */
    HostedRepository repository(Need need) {
        HostedRepository found = named().filter(this.principal::canSee).orElseThrow(ApiError::notFound);
        if (!this.principal.may(need, found)) {
            throw this.principal.isKnown()
                    ? ApiError.forbidden(this.principal.refusal(need))
                    : ApiError.of(401, this.principal.refusal(need));
        }
        return found;
    }

    /** The same for calls that change it: an archived repository is read-only. */
    HostedRepository writable(Need need) {
        HostedRepository found = repository(need);
        if (found.settings().archived()) {
            throw ApiError.forbidden("Repository was archived so is read-only.");
        }
        return found;
    }

    String path(String name) {
        return this.request.pathVariable(name);
    }

    /** Returns the rest of the path, which may hold slashes. */
    String rest() {
        String rest = this.request.pathVariable("rest");
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    long number(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException ex) {
            throw ApiError.notFound();
        }
    }

    Optional<String> query(String name) {
        return this.request.queryParam(name).filter((value) -> !value.isEmpty());
    }

    /** Returns a text of the body; empty when it is missing, null or empty. */
    Optional<String> text(String name) {
        JsonNode node = this.body.path(name);
        return (node.isString() && !node.stringValue().isEmpty()) ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** Says whether the body names a field at all, be it null. */
    boolean has(String name) {
        return this.body.has(name);
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = this.body.path(name);
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    JsonNode json(String name) {
        return this.body.path(name);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        this.body.path(name).forEach((node) -> texts.add(node.asString()));
        return texts;
    }

    /** Returns a text of the body that must be there. */
    String required(String resource, String name) {
        return text(name).orElseThrow(() -> ApiError.invalid(resource, name, "missing_field", null));
    }

    /** Returns the address of this call as the caller should repeat it. */
    URI address() {
        URI uri = this.request.uri();
        String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
        return URI.create(this.base + uri.getRawPath() + query);
    }

    private Optional<HostedRepository> named() {
        if (this.request.pathVariables().containsKey("id")) {
            return this.store.repository(number("id"));
        }
        return path("owner").equalsIgnoreCase(Organisation.LOGIN)
                ? this.store.repository(path("repo"))
                : Optional.empty();
    }
}
