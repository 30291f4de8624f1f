package dev.slipway.portal.source.github;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHEvent;
import org.kohsuke.github.GHHook;
import org.kohsuke.github.GHRepository;

/** Webhooks of a repository, recognised by their address. */
final class Hooks {

    private static final Set<GHEvent> EVENTS = Set.of(GHEvent.PUSH, GHEvent.PULL_REQUEST);

    private final String secret;

    /** @param secret key of the signature */
    Hooks(String secret) {
        this.secret = secret;
    }

    /** Returns the id of the hook for an address, which is added if need be. */
    String findOrAdd(GHRepository repository, URI address) throws IOException {
        String existing = find(repository, address);
        return (existing != null)
                ? existing
                : Long.toString(add(repository, address).getId());
    }

    /** Returns the id of the hook for an address; null when there is none. */
    @Nullable
    String find(GHRepository repository, URI address) throws IOException {
        List<GHHook> hooks = ofAddress(repository, address);
        return hooks.isEmpty() ? null : Long.toString(hooks.get(0).getId());
    }

    /** Removes the hooks for an address. */
    void remove(GHRepository repository, URI address) throws IOException {
        for (GHHook hook : ofAddress(repository, address)) {
            hook.delete();
        }
    }

    private static List<GHHook> ofAddress(GHRepository repository, URI address) throws IOException {
        return repository.getHooks().stream()
                .filter((hook) -> address.toString().equals(hook.getConfig().get("url")))
                .toList();
    }

    private GHHook add(GHRepository repository, URI address) throws IOException {
        Map<String, String> config = Map.of("url", address.toString(), "content_type", "json", "secret", this.secret);
        return repository.createHook("web", config, EVENTS, true);
    }
}
