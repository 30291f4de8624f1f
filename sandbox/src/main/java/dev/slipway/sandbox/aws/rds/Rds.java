package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import dev.slipway.sandbox.aws.SandboxClients;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * RDS for Postgres: each instance is a Postgres server of its own at 127.0.0.1, on a port that was free when it was
 * created. It stops with the sandbox and starts with it again.
 *
 * <p>Size, class, storage, backups and Multi-AZ are kept and shown, and have no effect; a final snapshot is the data
 * folder itself, put aside.
 */
public final class Rds implements AwsService, AutoCloseable {

    private final Instances instances;
    private final QueryProtocol protocol = new QueryProtocol("http://rds.amazonaws.com/doc/2014-10-31/");

    /**
     * Starts the servers of the instances that there are.
     *
     * @param folder where instances and their data are kept
     * @param clients clients of the other services; passwords that RDS manages are kept in Secrets Manager
     */
    public Rds(Path folder, SandboxClients clients) {
        this.instances = new Instances(folder);
        SubnetGroups subnetGroups = new SubnetGroups(folder.resolve("subnet-groups"));
        InstanceOperations operations =
                new InstanceOperations(this.instances, subnetGroups, new ManagedPasswords(clients));
        add("CreateDBInstance", operations::create);
        add("DescribeDBInstances", operations::describe);
        add("ModifyDBInstance", operations::modify);
        add("DeleteDBInstance", operations::delete);
        add("DescribeDBSnapshots", operations::snapshots);
        ResourceTags tags = new ResourceTags(this.instances, subnetGroups);
        add("ListTagsForResource", tags::list);
        add("AddTagsToResource", tags::add);
        add("CreateDBSubnetGroup", subnetGroups::create);
        add("DescribeDBSubnetGroups", subnetGroups::describe);
        add("DeleteDBSubnetGroup", (input) -> subnetGroups.delete(input, this.instances.all()));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("rds");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    @Override
    public void close() {
        this.instances.close();
    }

    private void add(String action, Function<QueryInput, Map<String, ?>> operation) {
        this.protocol.operation(action, (fields) -> {
            synchronized (this.instances) {
                return operation.apply(QueryInput.of(fields));
            }
        });
    }
}
