package dev.slipway.portal.source.github;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Optional<GHHook> existing = repository.getHooks().stream()
                .filter((hook) -> address.toString().equals(hook.getConfig().get("url")))
                .findFirst();
        GHHook hook = existing.isPresent() ? existing.get() : add(repository, address);
        return Long.toString(hook.getId());
    }

    /** Removes a hook if it is there. */
    void remove(GHRepository repository, String id) throws IOException {
        for (GHHook hook : repository.getHooks()) {
            if (id.equals(Long.toString(hook.getId()))) {
                hook.delete();
            }
        }
    }

    private GHHook add(GHRepository repository, URI address) throws IOException {
        Map<String, String> config = Map.of("url", address.toString(), "content_type", "json", "secret", this.secret);
        return repository.createHook("web", config, EVENTS, true);
    }
}
