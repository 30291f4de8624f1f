package dev.slipway.portal.app;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an environment; its name is their key.
 *
 * @param account AWS account
 * @param region AWS region
 * @param cluster ECS cluster
 * @param vpc VPC
 * @param subnets subnets of the tasks
 * @param securityGroups security groups of the tasks
 * @param listener ARN of the load balancer's listener that the apps' rules hang on
 * @param hostedZone id of the hosted zone of the domain; left out where no DNS record is to be made
 * @param loadBalancerName DNS name of the load balancer
 * @param domain what stands behind the app's label in its host name
 * @param address address of an app, with {@code {app}} where its label goes
 * @param stackRole ARN of the role that CloudFormation acts with
 * @param permissionsBoundary ARN of the boundary that every role of an app carries
 * @param auditBucket name of the bucket of the audit trail; left out for none
 * @param multiAz whether databases stand in two zones
 * @param sharedDatabases ARN of the function that makes databases in a shared instance; left out for none
 */
public record EnvironmentSettings(
        @NotEmpty String account,
        @NotEmpty String region,
        @NotEmpty String cluster,
        @NotEmpty String vpc,
        @NotEmpty List<String> subnets,
        @NotEmpty List<String> securityGroups,
        @NotEmpty String listener,
        @Nullable String hostedZone,
        @NotEmpty String loadBalancerName,
        @NotEmpty String domain,

        @Pattern(regexp = "https?://\\{app}\\..+", message = "must look like https://{app}.test.example.org/")
        String address,

        @NotEmpty String stackRole,
        @NotEmpty String permissionsBoundary,
        @Nullable String auditBucket,
        @DefaultValue("false") boolean multiAz,
        @Nullable String sharedDatabases) {

    Environment named(String name) {
        return new Environment(
                new EnvironmentName(name),
                this.account,
                this.region,
                this.cluster,
                this.vpc,
                this.subnets,
                this.securityGroups,
                this.listener,
                this.hostedZone,
                this.loadBalancerName,
                this.domain,
                this.address,
                this.stackRole,
                this.permissionsBoundary,
                this.auditBucket,
                this.multiAz,
                this.sharedDatabases);
    }
}
