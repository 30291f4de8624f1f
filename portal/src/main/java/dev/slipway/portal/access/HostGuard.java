package dev.slipway.portal.access;

import dev.slipway.portal.app.PortalProperties;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers under the portal's own host name only, so that no address in an answer can be led elsewhere by a made-up Host
 * header; and tells browsers to come by TLS alone where the portal's public address says so. The health of the portal
 * is told under any name, since load balancers ask by number.
 */
final class HostGuard implements WebFilter, Ordered {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    /** Asked by number: by load balancers, and on the port of the actuator. */
    private static final Pattern BY_ANY_NAME = Pattern.compile("/livez|/readyz|/actuator(/.*)?");

    private final String host;
    private final boolean secure;

    HostGuard(PortalProperties portal) {
        URI url = portal.url();
        this.host = url.getHost().toLowerCase(Locale.ROOT);
        this.secure = "https".equals(url.getScheme());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (this.secure) {
            exchange.getResponse()
                    .getHeaders()
                    .set("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        return isOurs(exchange)
                ? chain.filter(exchange)
                : Mono.error(new ResponseStatusException(
                        HttpStatus.MISDIRECTED_REQUEST,
                        "This is %s and answers under no other name. Correct the address.".formatted(this.host)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    private boolean isOurs(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (BY_ANY_NAME.matcher(path).matches()) {
            return true;
        }
        String asked = asked(exchange);
        return asked.isEmpty() || asked.equals(this.host) || (LOOPBACK.contains(this.host) && LOOPBACK.contains(asked));
    }

    private static String asked(ServerWebExchange exchange) {
        InetSocketAddress host = exchange.getRequest().getHeaders().getHost();
        return host == null ? "" : host.getHostString().toLowerCase(Locale.ROOT);
    }
}
