package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.template.Manifest;
import dev.slipway.portal.template.Template;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the portal tells a template's infrastructure: those of the known parameters that it declares. */
final class StackParameters {

    private StackParameters() {}

    static Map<String, String> of(App app, Template template, Environment environment, int listenerPriority) {
        Map<String, String> all = new TreeMap<>();
        app.parameters().forEach((name, value) -> all.put(pascalCase(name), String.valueOf(value)));
        all.put("App", app.name().value());
        all.put("Team", app.team());
        all.put("Environment", environment.name().value());
        all.put("VpcId", environment.vpc());
        all.put("SubnetIds", String.join(",", environment.subnets()));
        all.put("SecurityGroupIds", String.join(",", environment.securityGroups()));
        all.put("ListenerArn", environment.listener());
        all.put("ListenerPriority", String.valueOf(listenerPriority));
        all.put("HostName", environment.hostOf(app.name()));
        all.put("HostedZoneId", orEmpty(environment.hostedZone()));
        all.put("LoadBalancerName", environment.loadBalancerName());
        all.put("PermissionsBoundaryArn", environment.permissionsBoundary());
        all.put("AuditBucket", orEmpty(environment.auditBucket()));
        all.put("MultiAz", String.valueOf(environment.multiAz()));
        all.put("SharedDatabases", orEmpty(environment.sharedDatabases()));
        all.put("DatabaseName", app.name().database());
        Manifest.Container container = template.manifest().container();
        all.put("ContainerPort", String.valueOf(container.port()));
        all.put("SmokePath", container.smokePath());
        all.keySet().retainAll(template.stackParameters());
        return all;
    }

    private static String pascalCase(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String orEmpty(@Nullable String value) {
        return (value != null) ? value : "";
    }
}
