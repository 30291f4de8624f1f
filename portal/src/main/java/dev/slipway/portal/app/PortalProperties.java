package dev.slipway.portal.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the portal knows of its company.
 *
 * @param url public address of the portal, without a trailing slash
 * @param organisation organisation at the source hosting that the repositories belong to
 * @param baseImage image that every app's image stands on, by digest
 * @param table name of the table that the portal keeps its state in
 * @param auditTable name of the table that the audit trail is kept in
 * @param teams the teams by slug
 * @param environments the environments by name, in the order of promotion
 */
@Validated
@ConfigurationProperties("slipway")
public record PortalProperties(
        @NotNull URI url,
        @DefaultValue("acme") String organisation,
        @NotEmpty String baseImage,
        @DefaultValue("slipway") String table,
        @DefaultValue("slipway-audit") String auditTable,
        @NotEmpty Map<String, @Valid TeamSettings> teams,
        @NotEmpty Map<String, @Valid EnvironmentSettings> environments) {

    /** Keeps the order of the settings. */
    public PortalProperties {
        teams = Collections.unmodifiableMap(teams);
        environments = Collections.unmodifiableMap(environments);
    }

    /** Returns the address of a page below the portal's. */
    public URI page(String path) {
        return URI.create(this.url + path);
    }

    /** Returns the address of an app's page. */
    public URI pageOf(AppName app) {
        return page("/apps/" + app);
    }
}
