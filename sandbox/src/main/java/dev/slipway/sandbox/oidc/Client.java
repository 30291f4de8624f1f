package dev.slipway.sandbox.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The one registered client: the portal, wherever it runs. */
final class Client {

    static final String ID = "slipway";
    static final String SECRET = "slipway-secret";

    private final List<URI> addresses;

    Client(List<URI> addresses) {
        this.addresses = new CopyOnWriteArrayList<>(addresses);
    }

    /** Reads an address that somebody sent; empty when it is none. */
    static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException ex) {
            return Optional.empty();
        }
    }

    void add(URI address) {
        this.addresses.add(address);
    }

    /** Says whether an address lies below one of the client's: same scheme, host and port. */
    boolean owns(URI redirect) {
        return this.addresses.stream()
                .anyMatch((address) -> origin(address).equals(origin(redirect))
                        && redirect.getUserInfo() == null
                        && redirect.getFragment() == null);
    }

    @Override
    public String toString() {
        return this.addresses.toString();
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
    }
}
