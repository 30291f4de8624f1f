package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.cloudformation.template.ResourceDeclaration;
import dev.slipway.sandbox.aws.cloudformation.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of each resource that leaves a stack: {@code Delete}, {@code Retain} or {@code Snapshot}. */
final class DeletionPolicies implements Function<ResourceRecord, String> {

    private final Map<String, ResourceDeclaration> declarations;

    private DeletionPolicies(Map<String, ResourceDeclaration> declarations) {
        this.declarations = declarations;
    }

    /** Reads the policies from the stack's template, and from the one before for what has left it. */
    static DeletionPolicies of(StackRecord stack) {
        Map<String, ResourceDeclaration> declarations = new LinkedHashMap<>();
        Optional.ofNullable(stack.previous())
                .ifPresent((previous) ->
                        declarations.putAll(Template.parse(previous.template()).resources()));
        declarations.putAll(Template.parse(stack.input().template()).resources());
        return new DeletionPolicies(declarations);
    }

    @Override
    public String apply(ResourceRecord record) {
        String policy = policy(record, ResourceDeclaration::deletionPolicy);
        return policy.equals("RetainExceptOnCreate") ? "Retain" : policy;
    }

    /** Returns the policies that hold while a failed creation is undone: nothing has data worth a snapshot yet. */
    Function<ResourceRecord, String> onRollback() {
        return (record) -> policy(record, ResourceDeclaration::deletionPolicy).equals("Retain") ? "Retain" : "Delete";
    }

    /** Returns the policy for a resource that an update has replaced. */
    String ofReplaced(ResourceRecord record) {
        return policy(record, ResourceDeclaration::replacementPolicy);
    }

    private String policy(ResourceRecord record, Function<ResourceDeclaration, String> which) {
        return Optional.ofNullable(this.declarations.get(record.logicalId()))
                .map(which)
                .orElse("Delete");
    }
}
