package dev.slipway.portal.app;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where apps run, as the settings describe it.
 *
 * @param name its name
 * @param account AWS account
 * @param region AWS region
 * @param cluster ECS cluster
 * @param vpc VPC
 * @param subnets subnets of the tasks
 * @param securityGroups security groups of the tasks
 * @param listener ARN of the load balancer's listener that the apps' rules hang on
 * @param hostedZone id of the hosted zone of {@code domain}; null where no DNS record is to be made
 * @param loadBalancerName DNS name of the load balancer, the target of the apps' records
 * @param domain what stands behind the app's label in its host name
 * @param address address of an app, with {@code {app}} where its label goes
 * @param stackRole ARN of the role that CloudFormation acts with
 * @param permissionsBoundary ARN of the boundary that every role of an app carries
 * @param auditBucket name of the bucket of the audit trail; null for none
 * @param multiAz whether databases stand in two zones
 * @param sharedDatabases ARN of the function that makes databases in a shared instance; null for no such instance
 */
public record Environment(
        EnvironmentName name,
        String account,
        String region,
        String cluster,
        String vpc,
        List<String> subnets,
        List<String> securityGroups,
        String listener,
        @Nullable String hostedZone,
        String loadBalancerName,
        String domain,
        String address,
        String stackRole,
        String permissionsBoundary,
        @Nullable String auditBucket,
        boolean multiAz,
        @Nullable String sharedDatabases) {

    /** Copies the lists. */
    public Environment {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /** Returns the host name of an app here. */
    public String hostOf(AppName app) {
        return app.dnsLabel() + "." + this.domain;
    }

    /** Returns the name of an app's ECS service with its cluster, by which the inventory tells environments apart. */
    public String serviceOf(AppName app) {
        return this.cluster + "/" + app.service();
    }

    /** Returns the address of an app here. */
    public URI addressOf(AppName app) {
        return URI.create(this.address.replace("{app}", app.dnsLabel()));
    }
}
