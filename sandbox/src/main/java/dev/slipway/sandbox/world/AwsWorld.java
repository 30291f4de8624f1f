package dev.slipway.sandbox.world;

import dev.slipway.sandbox.aws.AnswerWitness;
import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.SessionCredentials;
import dev.slipway.sandbox.aws.autoscaling.ApplicationAutoScaling;
import dev.slipway.sandbox.aws.cloudformation.CloudFormation;
import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.dynamodb.DynamoDbLocal;
import dev.slipway.sandbox.aws.ecr.Ecr;
import dev.slipway.sandbox.aws.ecs.Ecs;
import dev.slipway.sandbox.aws.elb.Elb;
import dev.slipway.sandbox.aws.events.EventBridge;
import dev.slipway.sandbox.aws.iam.Iam;
import dev.slipway.sandbox.aws.lambda.Lambda;
import dev.slipway.sandbox.aws.logs.Logs;
import dev.slipway.sandbox.aws.rds.Rds;
import dev.slipway.sandbox.aws.s3.S3;
import dev.slipway.sandbox.aws.scheduler.Scheduler;
import dev.slipway.sandbox.aws.secrets.SecretsManager;
import dev.slipway.sandbox.aws.sns.Sns;
import dev.slipway.sandbox.aws.sqs.ElasticMq;
import dev.slipway.sandbox.aws.sts.Sts;
import dev.slipway.sandbox.baseimage.BaseImage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.server.WebFilter;

/** All of AWS on this machine, behind one address. */
public final class AwsWorld implements AutoCloseable {

    /** AWS waits a minute before it calls a function again that failed; nobody at a laptop wants to. */
    private static final Duration SECOND_CALL_AFTER = Duration.ofSeconds(2);

    private final Closing closing = new Closing();
    private final AwsFrontDoor door;
    private final SandboxClients clients;
    private final Ecr ecr;
    private final Elb balancer;
    private final CloudFormation stacks;

    AwsWorld(DataFolder data, Ports ports, WebFilter filter) {
        this(
                data,
                ports,
                new SessionCredentials(),
                (sessions) -> new AwsFrontDoor(ports.aws(), filter, sessions, List.of()));
    }

    private AwsWorld(
            DataFolder data,
            Ports ports,
            SessionCredentials sessions,
            Function<SessionCredentials, AwsFrontDoor> door) {
        this.door = this.closing.add(door.apply(sessions));
        this.clients = this.closing.add(new SandboxClients(address()));
        // These two take a second or two in JVMs of their own: they begin first and are waited for last.
        DynamoDbLocal tables = this.closing.add(DynamoDbLocal.start(data.of("dynamodb")));
        ElasticMq queues = this.closing.add(ElasticMq.start(data.of("sqs"), address()));
        this.ecr = this.closing.add(new Ecr(data.of("ecr"), ports.registry()));
        this.balancer = this.closing.add(new Elb(data.of("elb"), ports.apps()));
        add(this.ecr.service());
        add(this.balancer.service());
        addAccount(data, sessions);
        addStores(data);
        EventBridge events = addMessaging(data);
        Logs logs = new Logs(data.of("logs"));
        add(logs);
        Ecs ecs = this.closing.add(new Ecs(
                data.of("ecs"),
                address(),
                this.ecr.images(),
                this.balancer.targetGroups(),
                logs.store(),
                events::tell));
        add(ecs.service());
        add(new ApplicationAutoScaling(data.of("autoscaling"), ecs::hasService));
        this.stacks = this.closing.add(new CloudFormation(data.of("cloudformation"), this.clients));
        add(this.stacks);
        add(tables.service());
        add(queues.service());
    }

    /** Starts AWS alone, before a witness of all its answers. */
    public static AwsWorld witnessed(DataFolder data, Ports ports, AnswerWitness witness) {
        return new AwsWorld(
                data,
                ports,
                new SessionCredentials(),
                (sessions) -> new AwsFrontDoor(ports.aws(), sessions, List.of(), witness));
    }

    /** Returns the front door's address. */
    public URI address() {
        return this.door.address();
    }

    /** Returns clients of its services. */
    public SandboxClients clients() {
        return this.clients;
    }

    URI registry() {
        return this.ecr.registry();
    }

    String baseImage() {
        return new BaseImage(this.ecr.images()).reference();
    }

    /** Goes on with what the last end of the sandbox interrupted. */
    void resume() {
        this.stacks.resume();
    }

    @Override
    public void close() {
        this.closing.close();
    }

    private void add(AwsService service) {
        this.door.add(service);
    }

    private void addAccount(DataFolder data, SessionCredentials sessions) {
        Iam iam = new Iam(data.of("iam"));
        add(iam);
        add(new Sts(sessions, iam::hasRole));
        add(new SecretsManager(data.of("secrets")));
    }

    private void addStores(DataFolder data) {
        add(new S3(data.of("s3")));
        add(this.closing.add(new Rds(data.of("rds"), this.clients)));
    }

    private EventBridge addMessaging(DataFolder data) {
        Targets targets = new Targets(this.clients);
        add(this.closing.add(new Lambda(data.of("lambda"), address(), targets, SECOND_CALL_AFTER)));
        add(this.closing.add(new Sns(data.of("sns"), targets)));
        EventBridge events = this.closing.add(new EventBridge(data.of("events"), targets));
        add(events);
        add(this.closing.add(new Scheduler(data.of("scheduler"), targets)));
        return events;
    }
}
