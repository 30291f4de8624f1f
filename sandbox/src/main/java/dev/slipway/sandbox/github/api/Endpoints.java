package dev.slipway.sandbox.github.api;

import org.springframework.web.reactive.function.server.RouterFunctions;

/** A group of calls that belong together. */
interface Endpoints {

    /** Adds its routes; paths are below the API's. */
    void addTo(RouterFunctions.Builder routes, Api api);
}
