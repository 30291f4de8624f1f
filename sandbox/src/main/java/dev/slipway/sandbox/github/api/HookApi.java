package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.event.Webhooks;
import dev.slipway.sandbox.github.store.Delivery;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.Hook;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.HookJson;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import tools.jackson.databind.JsonNode;

/** Hooks of a repository and what was delivered to them. */
final class HookApi implements Endpoints {

    private static final String HOOKS = "/repos/{owner}/{repo}/hooks";
    private static final String HOOK = HOOKS + "/{hook}";
    private static final String RESOURCE = "Hook";
    private static final int MOST = 20;

    private final GitHubStore store;
    private final Webhooks webhooks;
    private final Events events;
    private final HookJson view;
    private final Clock clock;

    HookApi(GitHubStore store, Webhooks webhooks, Events events, HookJson view, Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.events = events;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET(HOOKS, api.handle(this::list));
        routes.POST(HOOKS, api.handle(this::create));
        routes.GET(HOOK, api.handle(this::get));
        routes.PATCH(HOOK, api.handle(this::update));
        routes.DELETE(HOOK, api.handle(this::delete));
        routes.POST(HOOK + "/pings", api.handle(this::ping));
        routes.GET(HOOK + "/deliveries", api.handle(this::deliveries));
        routes.GET(HOOK + "/deliveries/{delivery}", api.handle(this::delivery));
        routes.POST(HOOK + "/deliveries/{delivery}/attempts", api.handle(this::redeliver));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_HOOKS);
        return Answer.page(call, this.store.hooks(repository.id()), (hook) -> describe(repository, hook));
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_HOOKS);
        String name = call.text("name").orElse("web");
        if (!name.equals("web")) {
            throw ApiError.invalid(RESOURCE, "name", "custom", "The name is always 'web'");
        }
        List<Hook> others = this.store.hooks(repository.id());
        if (others.size() >= MOST) {
            throw ApiError.invalid(
                    RESOURCE, "base", "custom", "The \"push\" event cannot have more than " + MOST + " hooks");
        }
        Instant now = this.clock.instant();
        Hook usual =
                new Hook(this.store.nextId(), repository.id(), "", null, "form", "0", List.of("push"), true, now, now);
        Hook hook = read(call, usual);
        boolean twice = others.stream()
                .anyMatch((other) -> other.url().equals(hook.url())
                        && Set.copyOf(other.events()).equals(Set.copyOf(hook.events()))
                        && other.contentType().equals(hook.contentType()));
        if (twice) {
            throw ApiError.invalid(RESOURCE, "base", "custom", "Hook already exists on this repository");
        }
        this.store.save(hook);
        this.events.ping(repository, hook, call.principal());
        return Answer.created(describe(repository, hook));
    }

    private Answer get(Call call) {
        HostedRepository repository = call.repository(Need.READ_HOOKS);
        return Answer.ok(describe(repository, hook(call, repository)));
    }

    private Answer update(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_HOOKS);
        Hook changed = read(call, hook(call, repository));
        this.store.save(changed);
        return Answer.ok(describe(repository, changed));
    }

    private Answer delete(Call call) {
        HostedRepository repository = call.repository(Need.WRITE_HOOKS);
        this.store.removeHook(hook(call, repository).id());
        return Answer.noContent();
    }

    private Answer ping(Call call) {
        HostedRepository repository = call.repository(Need.WRITE_HOOKS);
        this.events.ping(repository, hook(call, repository), call.principal());
        return Answer.noContent();
    }

    private Answer deliveries(Call call) {
        Hook hook = hook(call, call.repository(Need.READ_HOOKS));
        return Answer.page(call, this.store.deliveries(hook.id()), this.view::brief);
    }

    private Answer delivery(Call call) {
        Hook hook = hook(call, call.repository(Need.READ_HOOKS));
        return Answer.ok(this.view.full(delivery(call, hook), hook));
    }

    private Answer redeliver(Call call) {
        Hook hook = hook(call, call.repository(Need.WRITE_HOOKS));
        this.webhooks.repeat(hook, delivery(call, hook));
        return Answer.accepted(Map.of());
    }

    private Map<String, @Nullable Object> describe(HostedRepository repository, Hook hook) {
        Optional<Delivery> last = this.store.deliveries(hook.id()).stream().findFirst();
        return this.view.of(repository, hook, last);
    }

    private Hook hook(Call call, HostedRepository repository) {
        return this.store
                .hook(call.number("hook"))
                .filter((hook) -> hook.repository() == repository.id())
                .orElseThrow(ApiError::notFound);
    }

    private Delivery delivery(Call call, Hook hook) {
        long id = call.number("delivery");
        return this.store.deliveries(hook.id()).stream()
                .filter((each) -> each.id() == id)
                .findFirst()
                .orElseThrow(ApiError::notFound);
    }

    private Hook read(Call call, Hook old) {
        JsonNode config = call.json("config");
        String url = config.path("url").asString(old.url());
        if (!isAddress(url)) {
            throw ApiError.invalid(RESOURCE, "url", "missing_field", null);
        }
        String contentType = config.path("content_type").asString(old.contentType());
        if (!Set.of("json", "form").contains(contentType)) {
            throw ApiError.invalid(RESOURCE, "content_type", "invalid", null);
        }
        String secret = config.path("secret").asString(old.secret());
        return new Hook(
                old.id(),
                old.repository(),
                url,
                secret,
                contentType,
                config.path("insecure_ssl").asString(old.insecureSsl()),
                call.has("events") ? call.texts("events") : old.events(),
                call.flag("active", old.active()),
                old.createdAt(),
                this.clock.instant());
    }

    private static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return address.getHost() != null && Set.of("http", "https").contains(address.getScheme());
        } catch (IllegalArgumentException ex) {
            return false;
        }
    }
}
