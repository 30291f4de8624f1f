package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.store.Delivery;
import dev.slipway.sandbox.github.store.Hook;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Hooks and deliveries as GitHub describes them. A secret is never told again. */
public final class HookJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Links links;

    /** @param links addresses */
    public HookJson(Links links) {
        this.links = links;
    }

    /**
     * Describes a hook.
     *
     * @param last the last attempt to tell it something
     */
    public Map<String, @Nullable Object> of(HostedRepository repository, Hook hook, Optional<Delivery> last) {
        String url = this.links.api(repository, "/hooks/" + hook.id());
        Map<String, @Nullable Object> config =
                Fields.of("url", hook.url(), "content_type", hook.contentType(), "insecure_ssl", hook.insecureSsl());
        if (hook.secret() != null) {
            config.put("secret", "********");
        }
        return Fields.of(
                "type",
                "Repository",
                "id",
                hook.id(),
                "name",
                "web",
                "active",
                hook.active(),
                "events",
                hook.events(),
                "config",
                config,
                "url",
                url,
                "test_url",
                url + "/tests",
                "ping_url",
                url + "/pings",
                "deliveries_url",
                url + "/deliveries",
                "created_at",
                Fields.time(hook.createdAt()),
                "updated_at",
                Fields.time(hook.updatedAt()),
                "last_response",
                last.map((delivery) -> Fields.of(
                                "code", delivery.statusCode(),
                                "status", delivery.statusCode() / 100 == 2 ? "active" : "inactive",
                                "message", delivery.outcome()))
                        .orElseGet(() -> Fields.of("code", null, "status", "unused", "message", null)));
    }

    /** Describes an attempt as lists show it. */
    public Map<String, @Nullable Object> brief(Delivery delivery) {
        return Fields.of(
                "id", delivery.id(),
                "guid", delivery.guid(),
                "delivered_at", Fields.time(delivery.at()),
                "redelivery", delivery.redelivery(),
                "duration", delivery.seconds(),
                "status", delivery.outcome(),
                "status_code", delivery.statusCode(),
                "event", delivery.event(),
                "action", delivery.action(),
                "installation_id", null,
                "repository_id", delivery.repository(),
                "throttled_at", null);
    }

    /** Describes all of an attempt. */
    public Map<String, @Nullable Object> full(Delivery delivery, Hook hook) {
        Map<String, @Nullable Object> fields = brief(delivery);
        fields.put("url", hook.url());
        fields.put(
                "request",
                Fields.of("headers", delivery.headers(), "payload", JSON.readValue(delivery.payload(), Map.class)));
        fields.put("response", Fields.of("headers", Map.of(), "payload", delivery.answer()));
        return fields;
    }
}
