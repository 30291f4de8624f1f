package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.doctor.Checkup;
import dev.slipway.portal.doctor.Finding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.cloudformation.CloudFormationAsyncClient;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Asks AWS whether the portal gets in, in the right account, and whether there is room for apps in each environment. */
@Component
final class AwsCheckup implements Checkup {

    private static final String SYSTEM = "AWS";
    private static final String ROLE = "Give the portal's role what portal/infrastructure.yaml grants it.";
    /** Each app has a rule at the load balancer's listener, and AWS allows so many by default. */
    private static final int RULES = 100;

    private final StsAsyncClient identity;
    private final EcsAsyncClient ecs;
    private final EcrAsyncClient ecr;
    private final CloudFormationAsyncClient stacks;
    private final Environments environments;

    AwsCheckup(
            StsAsyncClient identity,
            EcsAsyncClient ecs,
            EcrAsyncClient ecr,
            CloudFormationAsyncClient stacks,
            Environments environments) {
        this.identity = identity;
        this.ecs = ecs;
        this.ecr = ecr;
        this.stacks = stacks;
        this.environments = environments;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Flux<Finding> look() {
        Flux<Finding> everywhere = Flux.concat(
                allowed(
                        "ecr:DescribeRepositories",
                        AwsCall.to("ECR", () -> this.ecr.describeRepositories(all -> all.maxResults(1)))),
                allowed(
                        "cloudformation:DescribeStacks",
                        AwsCall.to(
                                        "CloudFormation",
                                        () -> this.stacks.describeStacks(one -> one.stackName("slipway-no-such-stack")))
                                // Said of a stack that is not there, to those who may ask.
                                .onErrorComplete(fault -> AwsCall.refusedWith(fault, "ValidationError"))));
        return everywhere.concatWith(Flux.fromIterable(this.environments.all()).concatMap(this::environment));
    }

    private static Mono<Finding> allowed(String action, Mono<?> call) {
        return call.then(Mono.just(Finding.well(SYSTEM, action, "allowed")))
                .onErrorResume(
                        fault -> Mono.just(Finding.ill(SYSTEM, action, String.valueOf(fault.getMessage()), ROLE)));
    }

    private Flux<Finding> environment(Environment environment) {
        Mono<Finding> account = AwsCall.to("STS", () -> this.identity.getCallerIdentity())
                .map(who -> account(environment, who.account()));
        Mono<Finding> cluster = AwsCall.to(
                        "ECS", () -> this.ecs.describeClusters(request -> request.clusters(environment.cluster())))
                .map(answer -> answer.clusters().stream()
                        .filter(found -> "ACTIVE".equals(found.status()))
                        .findFirst()
                        .map(found -> room(environment, found))
                        .orElseGet(() -> Finding.ill(
                                SYSTEM,
                                "cluster of " + environment.name(),
                                "there is no active cluster '%s'".formatted(environment.cluster()),
                                "Create it, or correct slipway.environments.%s.cluster."
                                        .formatted(environment.name()))))
                .onErrorResume(fault -> Mono.just(Finding.ill(
                        SYSTEM, "cluster of " + environment.name(), String.valueOf(fault.getMessage()), ROLE)));
        return Flux.concat(account, cluster);
    }

    private static Finding account(Environment environment, String account) {
        String subject = "account of " + environment.name();
        return environment.account().equals(account)
                ? Finding.well(SYSTEM, subject, account)
                : Finding.ill(
                        SYSTEM,
                        subject,
                        "the portal acts in %s, the settings say %s".formatted(account, environment.account()),
                        "Correct slipway.environments.%s.account, or the portal's credentials."
                                .formatted(environment.name()));
    }

    private static Finding room(Environment environment, Cluster cluster) {
        String subject = "room in " + environment.name();
        Integer services = cluster.activeServicesCount();
        if (services == null) {
            return Finding.unknown(SYSTEM, subject, "the cluster does not say how many services it has", "");
        }
        int room = RULES - services;
        return (room > 0)
                ? Finding.well(
                        SYSTEM, subject, "%d more apps before the listener's %d rules are used".formatted(room, RULES))
                : Finding.ill(
                        SYSTEM,
                        subject,
                        "no rule of the listener's %d is left".formatted(RULES),
                        "Ask AWS for more rules per load balancer.");
    }
}
