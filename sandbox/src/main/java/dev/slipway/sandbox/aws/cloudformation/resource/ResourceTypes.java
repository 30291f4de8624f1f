package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All types of resources that the sandbox knows. */
public final class ResourceTypes implements AutoCloseable {

    private final Map<String, ResourceType> types;
    private final CustomResourceType custom;
    private final ResourceSchemas schemas;

    private ResourceTypes(Map<String, ResourceType> types, CustomResourceType custom, ResourceSchemas schemas) {
        this.types = types;
        this.custom = custom;
        this.schemas = schemas;
    }

    /** Returns the types, which work through a set of clients. */
    public static ResourceTypes using(SandboxClients clients) {
        Map<String, ResourceType> types = Stream.concat(active(clients), KeptType.all().stream())
                .collect(Collectors.toUnmodifiableMap(ResourceType::name, Function.identity()));
        return new ResourceTypes(types, new CustomResourceType(clients), ResourceSchemas.load());
    }

    private static Stream<ResourceType> active(SandboxClients clients) {
        return Stream.of(
                new BucketType(clients),
                new BucketPolicyType(clients),
                new DbInstanceType(clients),
                new DbSubnetGroupType(clients),
                new EventInvokeConfigType(clients),
                new EventSourceMappingType(clients),
                new FunctionAliasType(clients),
                new FunctionPermissionType(clients),
                new FunctionType(clients),
                new FunctionVersionType(clients),
                new InlinePolicyType(clients),
                new ListenerRuleType(clients),
                new LogGroupType(clients),
                new ManagedPolicyType(clients),
                new QueuePolicyType(clients),
                new QueueType(clients),
                new RoleType(clients),
                new RuleType(clients),
                new ScheduleGroupType(clients),
                new ScheduleType(clients),
                new SecretTargetType(clients),
                new SecretType(clients),
                new SubscriptionType(clients),
                new TableType(clients),
                new TargetGroupType(clients),
                new TopicPolicyType(clients),
                new TopicType(clients));
    }

    /** Returns whether there is a type of this name. */
    public boolean has(String type) {
        return this.types.containsKey(type) || isCustom(type);
    }

    /** Returns whether a type has an attribute. */
    public boolean hasAttribute(String type, String attribute) {
        return isCustom(type) || this.schemas.of(type).attributes().contains(attribute);
    }

    /** Returns what a type allows. */
    public ResourceSchemas.Schema schema(String type) {
        return isCustom(type) ? ResourceSchemas.Schema.custom(type) : this.schemas.of(type);
    }

    /** Returns a type that is known to be there. */
    public ResourceType require(String type) {
        ResourceType found = isCustom(type) ? this.custom : this.types.get(type);
        if (found == null) {
            throw new IllegalArgumentException("The sandbox does not know the resource type " + type);
        }
        return found;
    }

    @Override
    public void close() {
        this.custom.close();
    }

    private static boolean isCustom(String type) {
        return type.startsWith(CustomResourceType.PREFIX);
    }
}
