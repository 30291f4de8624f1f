package dev.slipway.sandbox.aws.ecs;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ContainerPlatform.ServiceSpec;
import dev.slipway.portal.cloud.ContainerPlatform.TaskSpec;
import dev.slipway.portal.cloud.ImageRegistry.RegistryLogin;
import dev.slipway.portal.cloud.aws.EcrImageReader;
import dev.slipway.portal.cloud.aws.EcrImageRegistry;
import dev.slipway.portal.cloud.aws.EcrPushLogins;
import dev.slipway.portal.cloud.aws.EcsContainerPlatform;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsSandbox;
import dev.slipway.sandbox.aws.ModelWitness;
import dev.slipway.sandbox.aws.PortalAdapters;
import dev.slipway.sandbox.aws.SessionCredentials;
import dev.slipway.sandbox.aws.autoscaling.ApplicationAutoScaling;
import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.aws.elb.Elb;
import dev.slipway.sandbox.aws.elb.LoadBalancers;
import dev.slipway.sandbox.aws.logs.Logs;
import dev.slipway.sandbox.aws.secrets.SecretsManager;
import dev.slipway.sandbox.aws.sts.Sts;
import dev.slipway.sandbox.baseimage.BaseImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.netty.http.client.HttpClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** Registry, ECS, load balancer and logs on free ports, with the portal's adapters pointed at them. */
final class ContainerWorld implements AutoCloseable {

    static {
        System.setProperty("sendCredentialsOverHttp", "true");
    }

    private static final String CLASS = TinyApp.class.getName();

    private static final String PUSH_ROLE = "arn:aws:iam::123456789012:role/slipway-push";

    private final ModelWitness witness = new ModelWitness();
    private final AtomicInteger priority = new AtomicInteger();
    private final Ecr ecr;
    private final Elb elb;
    private final Logs logs;
    private final AwsFrontDoor door;
    private final Ecs ecs;
    private final PortalAdapters portal;
    private final ElasticLoadBalancingV2AsyncClient balancer;
    private final String baseImage;

    ContainerWorld(Path folder) {
        this(folder, 0);
    }

    ContainerWorld(Path folder, int registryPort) {
        this.ecr = new Ecr(folder.resolve("registry"), registryPort);
        this.baseImage = new BaseImage(this.ecr.images()).reference();
        this.elb = new Elb(folder.resolve("elb"), 0);
        this.logs = new Logs(folder.resolve("logs"));
        SessionCredentials sessions = new SessionCredentials();
        this.door = new AwsFrontDoor(
                0,
                sessions,
                List.of(
                        this.ecr.service(),
                        this.elb.service(),
                        this.logs,
                        new Sts(sessions, PUSH_ROLE::equals),
                        new SecretsManager(folder.resolve("secrets"))),
                this.witness);
        this.ecs = new Ecs(
                folder.resolve("ecs"),
                this.door.address(),
                this.ecr.images(),
                this.elb.targetGroups(),
                this.logs.store(),
                (source, type, resources, detail) -> {});
        this.door.add(this.ecs.service());
        this.door.add(new ApplicationAutoScaling(folder.resolve("autoscaling"), this.ecs::hasService));
        this.ecs.createCluster("test");
        this.portal = new PortalAdapters(
                this.door.address(),
                PUSH_ROLE,
                EcrImageRegistry.class,
                EcrImageReader.class,
                EcrPushLogins.class,
                EcsContainerPlatform.class);
        this.balancer = AwsSandbox.client(ElasticLoadBalancingV2AsyncClient.builder(), this.door.address());
    }

    EcsContainerPlatform platform() {
        return this.portal.get(EcsContainerPlatform.class);
    }

    <T> T client(Class<T> type) {
        return this.portal.get(type);
    }

    int registryPort() {
        return this.ecr.registry().getPort();
    }

    Mark mark(String app) {
        return new Mark(new AppName(app), "run-1");
    }

    /** Pushes an image of the tiny app as a pipeline does, and returns its reference by digest. */
    String push(String app, String... arguments) throws Exception {
        EcrImageRegistry registry = this.portal.get(EcrImageRegistry.class);
        registry.create("slipway/" + app, Map.of(), mark(app)).block();
        RegistryLogin login =
                Objects.requireNonNull(registry.pushLogin("slipway/" + app).block());
        String target = "%s/slipway/%s".formatted(login.registry(), app);
        Path classFile = Path.of(Objects.requireNonNull(TinyApp.class.getResource("TinyApp.class"))
                .toURI());
        String digest = Jib.from(RegistryImage.named(this.baseImage).addCredential(login.user(), login.password()))
                .addFileEntriesLayer(FileEntriesLayer.builder()
                        .addEntry(classFile, AbsoluteUnixPath.get("/app/classes/" + CLASS.replace('.', '/') + ".class"))
                        .build())
                .setEntrypoint("java", "-XX:TieredStopAtLevel=1", "-cp", "/app/classes", CLASS)
                .setProgramArguments(arguments)
                .containerize(Containerizer.to(RegistryImage.named(target + ":" + String.join("-", arguments))
                                .addCredential(login.user(), login.password()))
                        .setAllowInsecureRegistries(true))
                .getDigest()
                .toString();
        return target + "@" + digest;
    }

    /** Registers a task definition of an image, with the app's own log group. */
    String define(String app, String image) {
        return define(app, image, Map.of());
    }

    /** Registers a task definition with secrets. */
    String define(String app, String image, Map<String, String> secrets) {
        if (!this.logs.store().exists("/slipway/" + app)) {
            this.logs.store().create("/slipway/" + app, Map.of());
        }
        TaskSpec spec = new TaskSpec(
                app + "-test",
                image,
                256,
                256,
                8080,
                secrets.isEmpty() ? Map.of("SECRET", "none") : Map.of(),
                secrets,
                null,
                null,
                "/slipway/" + app,
                Arns.REGION,
                List.of("CMD", "java", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/app/classes", CLASS, "check"),
                Map.of());
        return Objects.requireNonNull(platform().registerTaskDefinition(spec).block());
    }

    /** Makes a target group and a rule for the app's host. */
    String route(String app) {
        String group = this.balancer
                .createTargetGroup((request) -> request.name(app).port(8080).healthCheckPath("/"))
                .join()
                .targetGroups()
                .get(0)
                .targetGroupArn();
        this.balancer
                .createRule((request) -> request.listenerArn(LoadBalancers.LISTENER)
                        .priority(this.priority.incrementAndGet())
                        .conditions(RuleCondition.builder()
                                .field("host-header")
                                .values(app + ".test.localhost")
                                .build())
                        .actions(Action.builder()
                                .type("forward")
                                .targetGroupArn(group)
                                .build()))
                .join();
        return group;
    }

    ServiceSpec service(String app, String definition, int count, String group) {
        return new ServiceSpec(
                "test",
                app,
                definition,
                count,
                group,
                8080,
                List.of("subnet-1"),
                List.of("sg-1"),
                app + "-token",
                Map.of());
    }

    /** Asks the app through the load balancer; what is not 200 begins with its status. */
    String ask(String app) {
        return Objects.requireNonNull(HttpClient.create()
                .headers((headers) -> headers.set("Host", app + ".test.localhost"))
                .get()
                .uri(this.elb.address() + "/")
                .responseSingle((answer, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map((text) -> answer.status().code() == 200 ? text : answer.status() + " " + text))
                .block(Duration.ofSeconds(10)));
    }

    @Override
    public void close() {
        this.balancer.close();
        this.portal.close();
        this.ecs.close();
        this.door.close();
        this.elb.close();
        this.ecr.close();
        this.witness.assertTruth();
    }
}
