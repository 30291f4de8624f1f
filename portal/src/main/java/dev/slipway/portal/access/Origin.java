package dev.slipway.portal.access;

import dev.slipway.portal.app.App;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The request that a caller asks in: where from, with what token, and what became of it so far.
 *
 * <p>The policy notes here what it was asked, so that the audit trail knows the action and the app of every change
 * without a word from the handlers. A handler that changes values may {@linkplain #changed tell} the old and the new.
 */
public final class Origin {

    /** Outside of any request: in tests, and where the portal acts by itself. It remembers nothing. */
    public static final Origin NOWHERE = new Origin("", "");

    private final String address;
    private final String token;
    private final Queue<Changed> changes = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Asked asked;

    private Origin(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Returns the origin of a request. */
    static Origin of(ServerHttpRequest request, Authentication authentication) {
        InetSocketAddress remote = request.getRemoteAddress();
        return new Origin(remote == null ? "" : hostOf(remote), tokenOf(authentication));
    }

    /** Returns the network address that the request came from; empty where there is none. */
    public String address() {
        return this.address;
    }

    /** Returns what the caller proved themselves with: the session, a personal token, or the id of an app's token. */
    public String token() {
        return this.token;
    }

    /** Notes what the policy is asked; of several questions in one request the last one counts. */
    void asked(Action action, @Nullable App app) {
        if (this != NOWHERE) {
            Asked before = this.asked;
            App about = app == null && before != null ? before.app() : app;
            this.asked = new Asked(action, about);
        }
    }

    /** Returns the last question of this request to the policy; null while there was none. */
    public @Nullable Asked asked() {
        return this.asked;
    }

    /**
     * Tells of a value that this request changes. Never a secret: of those tell that they changed.
     *
     * @param what the value's name
     * @param before what it was; null for nothing
     * @param after what it becomes; null for nothing
     */
    public void changed(String what, @Nullable String before, @Nullable String after) {
        if (this != NOWHERE) {
            this.changes.add(new Changed(what, before, after));
        }
    }

    /** Returns what was changed so far. */
    public List<Changed> changes() {
        return List.copyOf(this.changes);
    }

    private static String hostOf(InetSocketAddress remote) {
        return remote.getAddress() == null
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }

    private static String tokenOf(Authentication authentication) {
        if (authentication instanceof PipelineAuthentication pipeline) {
            return "app token " + pipeline.getPrincipal().tokenId();
        }
        if (authentication instanceof JwtAuthenticationToken personal) {
            String id = personal.getToken().getId();
            return id == null ? "personal token" : "personal token " + id;
        }
        return "session";
    }

    /**
     * A question to the policy.
     *
     * @param action what the caller wants to do
     * @param app the app it is about; null for none
     */
    public record Asked(Action action, @Nullable App app) {}

    /**
     * A value that was changed.
     *
     * @param what its name
     * @param before what it was
     * @param after what it is now
     */
    public record Changed(
            String what, @Nullable String before, @Nullable String after) {}
}
