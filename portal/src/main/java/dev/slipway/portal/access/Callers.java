package dev.slipway.portal.access;

import dev.slipway.portal.app.Team;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.web.server.ServerWebExchange;

/**
 * Turns what Spring Security knows of a request into a {@link Caller}: teams and roles come from the groups that the
 * provider names, by the settings, and from nowhere else.
 */
public final class Callers {
    private static final String ATTRIBUTE = Caller.class.getName();

    private final AccessProperties properties;
    private final List<Team> teams;

    Callers(AccessProperties properties, List<Team> teams) {
        this.properties = properties;
        this.teams = List.copyOf(teams);
    }

    /** Returns who asks in an exchange, or null while nobody has signed in. */
    public static @Nullable Caller in(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Keeps who asks with the exchange, where error pages find it too. */
    void remember(ServerWebExchange exchange, Authentication authentication) {
        Caller caller = of(authentication);
        if (caller != null) {
            Origin origin = Origin.of(exchange.getRequest(), authentication);
            exchange.getAttributes().put(ATTRIBUTE, caller.from(origin));
        }
    }

    /** Returns the caller, or null for an authentication of a sort that the portal does not know. */
    @Nullable
    Caller of(Authentication authentication) {
        if (authentication instanceof PipelineAuthentication pipeline) {
            return pipeline.getPrincipal();
        }
        return authentication.getPrincipal() instanceof ClaimAccessor claims ? person(claims) : null;
    }

    private Caller.Person person(ClaimAccessor claims) {
        Set<String> groups = groups(claims);
        Set<String> slugs = this.teams.stream()
                .filter((team) -> groups.contains(team.oidcGroup()))
                .map(Team::slug)
                .collect(Collectors.toSet());
        String subject = text(claims, JwtClaimNames.SUB, "");
        String login = text(claims, this.properties.loginClaim(), subject);
        return new Caller.Person(
                subject,
                login,
                text(claims, StandardClaimNames.NAME, login),
                text(claims, StandardClaimNames.EMAIL, ""),
                slugs,
                roles(groups, slugs));
    }

    private Set<Role> roles(Set<String> groups, Set<String> slugs) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!slugs.isEmpty()) {
            roles.add(Role.DEVELOPER);
        }
        if (groups.contains(this.properties.leads())) {
            roles.add(Role.LEAD);
        }
        if (groups.contains(this.properties.admins())) {
            roles.add(Role.ADMIN);
        }
        return roles;
    }

    /** Reads the groups: a list of names, or one name; anything else is no group. */
    private Set<String> groups(ClaimAccessor claims) {
        Object claim = claims.getClaims().get(this.properties.groupsClaim());
        if (claim instanceof Collection<?> names) {
            return names.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toSet());
        }
        return claim instanceof String name ? Set.of(name) : Set.of();
    }

    private static String text(ClaimAccessor claims, String name, String otherwise) {
        return claims.getClaims().get(name) instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
