package dev.slipway.sandbox.proof.world;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.github.api.RateLimits;
import dev.slipway.sandbox.process.ModuleClassPath;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.world.DataFolder;
import dev.slipway.sandbox.world.OutsideWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The outside world of a proof, with as many portals in processes of their own as the proof starts. Apps are made of
 * the template {@code tiny}, whose pipeline takes seconds, and time limits are small.
 */
public final class ProofWorld implements AutoCloseable {

    private static final Map<String, Object> SMALL_LIMITS = Map.ofEntries(
            Map.entry("slipway.engine.lease", "4s"),
            Map.entry("slipway.engine.heartbeat", "1s"),
            Map.entry("slipway.engine.longest-call", "5s"),
            Map.entry("slipway.engine.sweep", "1s"),
            Map.entry("slipway.engine.longest-backoff", "2s"),
            Map.entry("slipway.queue.visibility", "4s"),
            Map.entry("slipway.queue.heartbeat", "1s"),
            Map.entry("slipway.queue.poll", "1s"),
            Map.entry("slipway.aws.timeout", "4s"),
            Map.entry("slipway.github.timeout", "4s"),
            Map.entry("slipway.github.push-timeout", "4s"),
            // What proofs record is what runs do.
            Map.entry("slipway.doctor.at-start", "false"),
            Map.entry("slipway.drift.round", "1h"),
            // A proof makes more apps in an hour than GitHub would let anybody make.
            Map.entry("slipway.github.allowance.per-minute", "100000"),
            Map.entry("slipway.github.allowance.per-hour", "100000"));

    private final Path folder;
    private final Ports ports = Ports.free();
    private final DataFolder data;
    private final FaultSwitch faults = new FaultSwitch(Clock.systemUTC());
    private final OutsideWorld outside;
    private final PortalDoor door;
    private final SandboxClients clients;
    private final Map<String, Object> settings = new HashMap<>();
    private final List<PortalChild> portals = new CopyOnWriteArrayList<>();
    private int started;

    private ProofWorld(Path folder, Consumer<String> progress) throws IOException {
        this.folder = folder;
        this.data = DataFolder.open(folder.resolve("sandbox"), false);
        Path repository = ModuleClassPath.repository();
        this.outside = new OutsideWorld(this.data, this.ports, repository, this.faults, progress);
        this.outside.beginTheRest();
        this.outside.limitGitHub(RateLimits.none());
        this.door = new PortalDoor(this.ports.portal());
        this.clients = new SandboxClients(Ports.address(this.ports.aws()));
        this.settings.putAll(this.outside.portalSettings(repository));
        this.settings.putAll(SMALL_LIMITS);
        this.settings.put("slipway.templates", repository.resolve("sandbox/src/test/resources/templates"));
    }

    /** Starts everything but portals; progress hears the name of each system. */
    public static ProofWorld start(Path folder, Consumer<String> progress) throws IOException {
        return new ProofWorld(folder, progress);
    }

    /** Starts one more portal, with some settings of its own. */
    public synchronized PortalChild portal(Map<String, Object> own) {
        this.started++;
        Map<String, Object> all = new HashMap<>(this.settings);
        all.putAll(own);
        PortalChild portal = PortalChild.start("portal-" + this.started, this.folder, all);
        this.portals.add(portal);
        this.door.add(portal.port());
        return portal;
    }

    /** Ends all portals as {@code kill -9} does, and starts one that remembers nothing. */
    public PortalChild renew(Map<String, Object> own) {
        for (PortalChild portal : this.portals) {
            serve(portal, false);
            portal.close();
        }
        return portal(own);
    }

    /** Takes a portal away from the load balancer, or gives it back; processes live on. */
    public void serve(PortalChild portal, boolean serves) {
        this.door.remove(portal.port());
        if (serves) {
            this.door.add(portal.port());
        }
    }

    /** Returns where everything listens. */
    public Ports ports() {
        return this.ports;
    }

    /** Returns the portal's table. */
    public PortalTable table() {
        return new PortalTable(this.clients);
    }

    /** Returns a look at the outside systems. */
    public WorldView view() {
        return new WorldView(this.ports, this.clients);
    }

    /** Says what of an app is still there, in the systems and in the inventory. */
    public List<String> leftOf(String app) {
        List<String> left = new ArrayList<>(view().leftOf(app));
        left.addAll(table().inventory(app));
        return left;
    }

    /** Returns the fault switch, which also records every call. */
    public FaultSwitch faults() {
        return this.faults;
    }

    /** Returns AWS's own clients of this world. */
    public SandboxClients clients() {
        return this.clients;
    }

    /** Returns the portals' API as a person of the sandbox uses it. */
    public JsonClient as(String login) {
        return new JsonClient(Ports.address(this.ports.portal()), "Bearer " + token(login));
    }

    /** Returns the token of a person of the sandbox, from the sign-in provider. */
    public String token(String login) {
        String form =
                "grant_type=password&client_id=slipway&client_secret=slipway-secret&username=%1$s&password=%1$s-password"
                        .formatted(login);
        HttpRequest request = HttpRequest.newBuilder(URI.create(Ports.address(this.ports.oidc()) + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            Expect.that(answer.statusCode() == 200, login + " signs in", answer.body());
            return JsonClient.JSON.readTree(answer.body()).path("id_token").asString("");
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", ex);
        }
    }

    @Override
    public void close() throws IOException {
        this.portals.forEach(PortalChild::close);
        this.door.close();
        this.clients.close();
        this.outside.close();
        this.data.close();
    }
}
