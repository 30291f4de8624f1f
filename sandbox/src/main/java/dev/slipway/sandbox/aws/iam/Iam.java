package dev.slipway.sandbox.aws.iam;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryProtocol;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** IAM: keeps roles and policies and answers as AWS does. A managed policy has one version, the newest. */
public final class Iam implements AwsService {

    private final IamAccount account;
    private final QueryProtocol protocol = new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/");

    /** @param folder where roles and policies are kept */
    public Iam(Path folder) {
        this.account = new IamAccount(folder);
        addRoleOperations(new RoleOperations(this.account));
        addPolicyOperations(new PolicyOperations(this.account));
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("iam");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    /** Returns whether a role exists; STS asks. */
    public boolean hasRole(String arn) {
        return this.account.roles().stream().anyMatch((role) -> role.arn().equals(arn));
    }

    private void addRoleOperations(RoleOperations roles) {
        add("CreateRole", roles::create);
        add("GetRole", roles::get);
        add("ListRoles", roles::list);
        add("DeleteRole", roles::delete);
        add("UpdateAssumeRolePolicy", roles::updateTrust);
        add("PutRolePermissionsBoundary", roles::putBoundary);
        add("DeleteRolePermissionsBoundary", roles::deleteBoundary);
        add("TagRole", roles::tag);
        add("ListRoleTags", roles::tags);
        add("PutRolePolicy", roles::putInline);
        add("GetRolePolicy", roles::inline);
        add("DeleteRolePolicy", roles::deleteInline);
        add("ListRolePolicies", roles::inlineNames);
        add("AttachRolePolicy", roles::attach);
        add("DetachRolePolicy", roles::detach);
        add("ListAttachedRolePolicies", roles::attached);
    }

    private void addPolicyOperations(PolicyOperations policies) {
        add("CreatePolicy", policies::create);
        add("GetPolicy", policies::get);
        add("ListPolicies", policies::list);
        add("DeletePolicy", policies::delete);
        add("CreatePolicyVersion", policies::createVersion);
        add("GetPolicyVersion", policies::version);
        add("ListPolicyVersions", policies::versions);
    }

    private void add(String action, Function<QueryInput, Map<String, ?>> operation) {
        this.protocol.operation(action, (fields) -> {
            synchronized (this.account) {
                return operation.apply(QueryInput.of(fields));
            }
        });
    }
}
