package dev.slipway.portal.outside;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.access.Role;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.NewDeployment;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunCancel;
import dev.slipway.portal.provisioning.RunRetry;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.create.CreateApps;
import dev.slipway.portal.provisioning.create.NewApp;
import dev.slipway.portal.provisioning.removal.UndoRuns;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Table;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The portal's engine and features, wired as in the product, on a world in memory; the apps' addresses are a real server.
 *
 * <p>A scan builds the repository's head and deploys it, as a pipeline would.
 */
public final class TestPortal implements AutoCloseable {

    /** A developer of the team city-hall. */
    public static final Caller.Person DANA = new Caller.Person(
            "sub-dana", "dana", "Dana", "dana@acme.example", Set.of("city-hall"), Set.of(Role.DEVELOPER));

    /** How long a test waits for a run at most. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    public final InMemoryTable table;
    public final InMemoryQueue queue;
    public final FakeSourceHosting source = new FakeSourceHosting();
    public final FakeCommits commits = new FakeCommits();
    public final FakeBuildServer builds = new FakeBuildServer();
    public final FakeImageRegistry registry = new FakeImageRegistry();
    public final FakeStacks stacks = new FakeStacks();
    public final FakeContainerPlatform platform = new FakeContainerPlatform();
    public final FakeMailer mailer = new FakeMailer();
    public final FakeEventBus bus = new FakeEventBus();
    public final FakeAppTokens tokens = new FakeAppTokens();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** The status that the apps answer with. */
    public volatile int appStatus = 200;

    private final BeanPostProcessor stands;
    private final DisposableServer apps;
    private final AnnotationConfigApplicationContext context;

    /** Starts the portal. */
    public TestPortal() {
        this(Map.of());
    }

    /** Starts the portal with some other settings. */
    public TestPortal(Map<String, Object> settings) {
        this(settings, new BeanPostProcessor() {});
    }

    /**
     * Starts the portal with some other settings.
     *
     * @param stands may stand between the portal and what is outside
     */
    public TestPortal(Map<String, Object> settings, BeanPostProcessor stands) {
        this.stands = stands;
        this.table = new InMemoryTable();
        this.queue = new InMemoryQueue();
        this.apps = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(this.appStatus).send())
                .bindNow();
        this.builds.onScan(this::buildAndDeploy);
        this.context = start(settings);
    }

    /** Starts one more instance on the same table, queue and world. */
    public AutoCloseable anotherInstance(Map<String, Object> settings) {
        return start(settings);
    }

    /** Returns a bean. */
    public <T> T get(Class<T> type) {
        return this.context.getBean(type);
    }

    /** Returns what create runs do. */
    public RunScript createScript() {
        return this.context.getBean("createScript", RunScript.class);
    }

    /** Orders an app. */
    public Run create(String name) {
        Run run = get(CreateApps.class)
                .create(new NewApp(name, "city-hall", null, "tiny", Map.of()), DANA)
                .block(LONGEST);
        return Objects.requireNonNull(run);
    }

    /** Waits until a run is as wanted. */
    public Run await(String id, Predicate<Run> wanted) {
        Run run = get(Runs.class)
                .get(id)
                .filter(wanted)
                .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(20)))
                .block(LONGEST);
        return Objects.requireNonNull(run);
    }

    /** Follows a run until it is as wanted, however long that takes. */
    public Mono<Run> following(String id, Predicate<Run> wanted) {
        return get(Runs.class)
                .get(id)
                .filter(wanted)
                .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofSeconds(1)));
    }

    /** Lets this instance go out of service: it hands its runs over, and begins none any more. */
    public void stopWorking() {
        this.context.stop();
    }

    /** Waits until a run has ended. */
    public Run ended(String id) {
        return await(id, run -> run.state().isEnded());
    }

    /** Retries a run. */
    public Run retry(String id) {
        return Objects.requireNonNull(get(RunRetry.class).retry(id).block(LONGEST));
    }

    /** Undoes a create run and waits for the end. */
    public Run undo(String id) {
        Run undo =
                Objects.requireNonNull(get(UndoRuns.class).undo(id, DANA.name()).block(LONGEST));
        return await(undo.id(), run -> run.state().isEnded() && run.attempt() >= undo.attempt());
    }

    /** Cancels a run. */
    public void cancel(String id) {
        get(RunCancel.class).cancel(id, DANA.name()).block(LONGEST);
    }

    /** Finds an app. */
    public @Nullable App app(String name) {
        return get(AppDirectory.class).find(new AppName(name)).block(LONGEST);
    }

    /** Pushes an image of a commit and deploys it. */
    public Mono<Deployment> deploy(String name, String digest, String commit) {
        return deploy(name, new NewDeployment("test", digest, commit, "http://ci.example/1"), DANA);
    }

    /** Pushes a commit and its image, and orders a deployment. */
    public Mono<Deployment> deploy(String name, NewDeployment wanted, Caller caller) {
        String commit = Objects.requireNonNull(wanted.commit());
        this.commits.grow(name, commit);
        this.registry.hasImage("slipway/" + name, Objects.requireNonNull(wanted.digest()), commit);
        return get(AppDirectory.class)
                .find(new AppName(name))
                .flatMap(app -> get(DeploymentOrders.class).open(app, wanted, caller));
    }

    /** Waits until a deployment has ended. */
    public Deployment deployed(String id) {
        return Objects.requireNonNull(followingDeployment(id).block(LONGEST));
    }

    private Mono<Deployment> followingDeployment(String id) {
        return get(Deployments.class)
                .find(id)
                .filter(deployment -> deployment.state().isEnded())
                .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(20)));
    }

    /** What a scan starts by itself: a build that deploys and waits for the verdict. */
    public void buildAndDeploy(String folder) {
        String commit = Objects.requireNonNull(this.source
                .head(Objects.requireNonNull(this.source.find(folder).block(LONGEST)), "main")
                .block(LONGEST));
        this.builds.shows(folder, 1, commit, null);
        deploy(folder, digest(commit), commit)
                .flatMap(opened -> followingDeployment(opened.id()))
                .doOnNext(ended -> this.builds.shows(
                        folder,
                        1,
                        commit,
                        ended.state() == DeploymentState.SUCCEEDED ? Build.Result.SUCCESS : Build.Result.FAILURE))
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe();
    }

    /** Returns the digest of the image that is built from a commit. */
    public static String digest(String commit) {
        return "sha256:" + (commit + commit).substring(0, 64);
    }

    @Override
    public void close() {
        this.context.close();
        this.apps.disposeNow();
    }

    /** Gives this portal's table, queue and outside world to another application. */
    public void registerWorld(GenericApplicationContext portal) {
        FakeTemplate template = new FakeTemplate();
        portal.registerBean(Table.class, () -> this.table);
        portal.registerBean(InMemoryQueue.class, () -> this.queue);
        portal.registerBean(FakeSourceHosting.class, () -> this.source);
        portal.registerBean(FakeCommits.class, () -> this.commits);
        portal.registerBean(FakeBuildServer.class, () -> this.builds);
        portal.registerBean(FakeImageRegistry.class, () -> this.registry);
        portal.registerBean(FakeStacks.class, () -> this.stacks);
        portal.registerBean(FakeContainerPlatform.class, () -> this.platform);
        portal.registerBean(FakeMailer.class, () -> this.mailer);
        portal.registerBean(FakeEventBus.class, () -> this.bus);
        portal.registerBean(FakeTemplate.class, () -> template);
    }

    private AnnotationConfigApplicationContext start(Map<String, Object> settings) {
        AnnotationConfigApplicationContext portal = new AnnotationConfigApplicationContext();
        Map<String, Object> all = new LinkedHashMap<>(settings());
        all.putAll(settings);
        portal.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        portal.getBeanFactory().addBeanPostProcessor(this.stands);
        registerWorld(portal);
        portal.registerBean(AppTokens.class, () -> this.tokens);
        portal.registerBean(MeterRegistry.class, () -> this.meters);
        portal.registerBean(Policy.class, OpenPolicy::new);
        portal.register(Features.class);
        portal.refresh();
        return portal;
    }

    /** Returns the settings of a portal in this world. */
    public Map<String, Object> settings() {
        return TestSettings.of(this.apps.port());
    }

    /** The packages under test, without their pages and handlers. */
    @ComponentScan(
            basePackages = {
                "dev.slipway.portal.app",
                "dev.slipway.portal.deployment",
                "dev.slipway.portal.inventory",
                "dev.slipway.portal.outbox",
                "dev.slipway.portal.provisioning"
            },
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(Configuration.class))
    @ConfigurationPropertiesScan({
        "dev.slipway.portal.app",
        "dev.slipway.portal.deployment",
        "dev.slipway.portal.provisioning"
    })
    static class Features {}
}
