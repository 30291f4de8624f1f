package dev.slipway.sandbox.world;

import dev.slipway.portal.PortalApplication;
import dev.slipway.sandbox.dashboard.AwsPages;
import dev.slipway.sandbox.dashboard.Dashboard;
import dev.slipway.sandbox.fault.FaultRoutes;
import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.people.People;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.client.ReactorResourceFactory;

/** The outside world with a portal in it, running on this machine. */
public final class RunningSandbox implements AutoCloseable {

    private final Closing closing = new Closing();
    private final FaultSwitch faults = new FaultSwitch(Clock.systemUTC());
    private final Ports ports;
    private final OutsideWorld world;
    private final ConfigurableApplicationContext context;

    private RunningSandbox(DataFolder data, Ports ports, Consumer<String> progress) {
        this.ports = ports;
        this.closing.add(data);
        Path repository = ModuleClassPath.repository();
        try {
            this.world = this.closing.add(new OutsideWorld(data, ports, repository, this.faults, progress));
            try (Beginnings last = new Beginnings(progress)) {
                this.context = Beginnings.await(last.begin("portal", () -> this.closing.add(startPortal())));
            }
            this.closing.add(openDashboard());
            this.world.beginTheRest();
        } catch (RuntimeException ex) {
            this.closing.close();
            throw ex;
        }
    }

    /**
     * Starts it.
     *
     * @param folder folder that holds everything it remembers
     * @param ports where it listens
     * @param fresh whether to forget what an earlier run left in the folder
     * @param progress hears of each system when it is up
     * @throws IllegalStateException when the machine lacks something, a port is taken, or another sandbox uses the folder;
     *     the message says what to do
     */
    public static RunningSandbox start(Path folder, Ports ports, boolean fresh, Consumer<String> progress)
            throws IOException {
        MachineCheck.of(folder).expectEnough();
        List<Integer> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new IllegalStateException(
                    "Somebody listens on port %s already. If that is another sandbox, stop it (Ctrl-C); or start this one on others, for example with --ports=9080."
                            .formatted(taken.size() == 1 ? taken.get(0) : taken));
        }
        return new RunningSandbox(DataFolder.open(folder, fresh), ports, progress);
    }

    /** Returns where everything listens. */
    public Ports ports() {
        return this.ports;
    }

    /** Returns the address of the portal. */
    public URI portal() {
        return Ports.address(this.ports.portal());
    }

    /** Returns a part of the portal, for who puts something into it that people do not. */
    public <T> T portal(Class<T> part) {
        return this.context.getBean(part);
    }

    /** Returns the switch that makes outside systems misbehave, and that records the calls made to them. */
    public FaultSwitch faults() {
        return this.faults;
    }

    @Override
    public void close() {
        this.closing.close();
    }

    private ConfigurableApplicationContext startPortal() {
        Map<String, Object> settings = this.world.portalSettings(ModuleClassPath.repository());
        return new SpringApplicationBuilder(PortalApplication.class)
                .bannerMode(Banner.Mode.OFF)
                // Ctrl-C stops the portal first and what it speaks to afterwards.
                .registerShutdownHook(false)
                .initializers((context) -> addLast(context, settings), RunningSandbox::giveLoopsOfItsOwn)
                .run();
    }

    /**
     * Last, so that a variable of the environment can point the portal at a real system; and as a source of its own,
     * because Spring's default properties forget the order of the environments.
     */
    private static void addLast(ConfigurableApplicationContext context, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("sandbox", settings));
    }

    /** Else the portal would share Reactor's global loops, and end them for every other portal in this JVM. */
    private static void giveLoopsOfItsOwn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory loops = new ReactorResourceFactory();
            loops.setUseGlobalResources(false);
            return loops;
        });
    }

    private Dashboard openDashboard() {
        return new Dashboard(
                this.ports.dashboard(),
                List.of(
                        system("Portal", this.ports.portal(), "Slipway itself"),
                        system("GitHub", this.ports.github(), "repositories, pull requests, webhooks, git"),
                        system("Jenkins", this.ports.jenkins(), "folders, jobs, builds with their logs"),
                        system(
                                "AWS",
                                this.ports.aws(),
                                "all AWS APIs at one address, for the AWS command line and SDKs"),
                        system("Registry", this.ports.registry(), "ECR's images, for skopeo, podman and crane"),
                        system("Load balancer", this.ports.apps(), "the apps, at http://<app>.test.localhost"),
                        system("OpenID provider", this.ports.oidc(), "sign-in"),
                        system("Inbox", this.ports.inbox(), "every mail that was sent")),
                People.ALL.stream()
                        .map((person) -> new Dashboard.SandboxPerson(
                                person.login(), person.name(), person.login() + " / " + person.token()))
                        .toList(),
                new FaultRoutes(this.faults)
                        .routes()
                        .and(new AwsPages(
                                        this.world.aws().address(),
                                        this.world.aws().clients())
                                .routes()));
    }

    private static Dashboard.OutsideSystem system(String name, int port, String purpose) {
        return new Dashboard.OutsideSystem(name, Ports.address(port), purpose);
    }
}
