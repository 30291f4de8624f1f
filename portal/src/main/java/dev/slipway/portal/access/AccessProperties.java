package dev.slipway.portal.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom the portal trusts to say who somebody is. Without an issuer the portal does not start.
 *
 * @param issuer address of the OpenID provider, as its tokens name it
 * @param clientId the portal's id at the provider
 * @param clientSecret the portal's secret at the provider
 * @param audiences what a personal bearer token must be meant for, one of; empty means the client id
 * @param scopes what is asked of the provider at sign-in
 * @param loginClaim claim that holds the login name, the same as at GitHub
 * @param groupsClaim claim that holds the groups
 * @param leads group whose members are leads
 * @param admins group whose members are admins
 * @param contact whom somebody without rights is told to ask
 */
@Validated
@ConfigurationProperties("slipway.access")
record AccessProperties(
        @NotNull URI issuer,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue List<String> audiences,

        @DefaultValue({"openid", "profile", "email", "groups"})
        List<String> scopes,

        @DefaultValue("preferred_username") String loginClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("leads") String leads,
        @DefaultValue("admins") String admins,
        @DefaultValue("the platform team") String contact) {

    AccessProperties {
        audiences = audiences.isEmpty() ? List.of(clientId) : List.copyOf(audiences);
        scopes = List.copyOf(scopes);
    }

    /** Returns the provider's scheme, host and port, which forms may lead to. */
    String issuerOrigin() {
        return this.issuer.getScheme() + "://" + this.issuer.getAuthority();
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "AccessProperties[issuer=" + this.issuer + ", clientId=" + this.clientId + "]";
    }
}
