package dev.slipway.portal.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request that carries the token of an app's pipeline. */
final class PipelineAuthentication extends AbstractAuthenticationToken {
    private final Caller.Pipeline pipeline;

    PipelineAuthentication(Caller.Pipeline pipeline) {
        super(List.of());
        this.pipeline = pipeline;
        setAuthenticated(true);
    }

    @Override
    public Caller.Pipeline getPrincipal() {
        return this.pipeline;
    }

    /** Returns nothing: the secret is forgotten as soon as it is verified. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return this.pipeline.name();
    }
}
